import Domain
import Nights
import Policies
import TestKit
import Testing

/// Each city's cap at, below and above the limit, at the turn of its period, at a change of law.
@Suite struct CityCapTests {
    static let ams = "holiday-let"

    static let limits: [CapCase] = [
        CapCase("amsterdam", ams, "60 of 2018", ["2018-01-01 +60"], counted: [60]),
        CapCase(
            "amsterdam",
            ams,
            "61 of 2018",
            ["2018-01-01 +61"],
            counted: [61],
            over: "2018-03-02"
        ),
        CapCase("amsterdam", ams, "29 of 2019", ["2019-01-01 +29"], counted: [29]),
        CapCase("amsterdam", ams, "30 of 2019", ["2019-01-01 +30"], counted: [30]),
        CapCase(
            "amsterdam",
            ams,
            "31 of 2019",
            ["2019-01-01 +31"],
            counted: [31],
            over: "2019-01-31"
        ),
        CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "90",
            ["2020-01-01 +90"],
            counted: [90]
        ),
        CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "91 through a leap day",
            ["2020-01-01 +91"],
            counted: [91],
            over: "2020-03-31"
        ),
        CapCase("paris", "principal-residence", "120 of 2024", ["2024-01-01 +120"], counted: [120]),
        CapCase(
            "paris",
            "principal-residence",
            "121 of 2024",
            ["2024-01-01 +121"],
            counted: [121],
            over: "2024-04-30"
        ),
        CapCase(
            "paris",
            "principal-residence",
            "91 of 2025",
            ["2025-01-01 +91"],
            counted: [91],
            over: "2025-04-01"
        ),
        CapCase("tokyo", "private-lodging", "180", ["2024-04-01 +180"], counted: [180]),
        CapCase(
            "tokyo",
            "private-lodging",
            "181",
            ["2024-04-01 +181"],
            counted: [181],
            over: "2024-09-28"
        ),
        CapCase("san-francisco", "unhosted", "90", ["2023-01-01 +90"], counted: [90]),
        CapCase(
            "san-francisco",
            "unhosted",
            "91",
            ["2023-01-01 +91"],
            counted: [91],
            over: "2023-04-01"
        ),
        CapCase("berlin", "second-home", "90", ["2023-01-01 +90"], counted: [90]),
        CapCase(
            "berlin",
            "second-home",
            "91",
            ["2023-01-01 +91"],
            counted: [91],
            over: "2023-04-01"
        ),
        CapCase("reykjavik", "home-sharing", "90", ["2023-01-01 +90"], counted: [90]),
        CapCase(
            "reykjavik",
            "home-sharing",
            "91",
            ["2023-01-01 +91"],
            counted: [91],
            over: "2023-04-01"
        ),
    ]

    static let turns: [CapCase] = [
        CapCase(
            "amsterdam",
            ams,
            "a stay over New Year is cut at the turn",
            ["2019-12-17 +30"],
            counted: [15, 15]
        ),
        CapCase(
            "amsterdam",
            ams,
            "60 nights over New Year, 30 in each",
            ["2019-12-02 +60"],
            counted: [30, 30]
        ),
        CapCase(
            "paris",
            "principal-residence",
            "120 in 2024 and 90 in 2025 are both allowed",
            ["2024-09-03 +210"],
            counted: [120, 90]
        ),
        CapCase(
            "tokyo",
            "private-lodging",
            "the night of 31 March is the old year's",
            ["2024-10-03 +180", "2025-04-01 +180"],
            counted: [180, 180]
        ),
        CapCase(
            "tokyo",
            "private-lodging",
            "one night earlier it is the old year's 181st",
            ["2024-10-02 +181"],
            counted: [181],
            over: "2025-03-31"
        ),
        CapCase(
            "sydney",
            "non-hosted",
            "180 nights in 365 days, then a year's pause",
            [
                "2023-01-01 +18", "2023-02-01 +18", "2023-03-01 +18", "2023-04-01 +18",
                "2023-05-01 +18", "2023-06-01 +18", "2023-07-01 +18", "2023-08-01 +18",
                "2023-09-01 +18", "2023-10-01 +18", "2024-01-01 +18",
            ],
            counted: [180]
        ),
        CapCase(
            "sydney",
            "non-hosted",
            "one night before the first has left the window",
            [
                "2023-01-01 +18", "2023-02-01 +18", "2023-03-01 +18", "2023-04-01 +18",
                "2023-05-01 +18", "2023-06-01 +18", "2023-07-01 +18", "2023-08-01 +18",
                "2023-09-01 +18", "2023-10-01 +18", "2023-12-31 +1",
            ],
            counted: [181],
            over: "2023-12-31"
        ),
        CapCase(
            "montreal",
            "outside-the-season",
            "the whole season",
            ["2025-06-10 +20", "2025-08-22 +20"],
            counted: []
        ),
        CapCase(
            "montreal",
            "outside-the-season",
            "the night after the season",
            ["2025-09-10 +2"],
            counted: [1],
            over: "2025-09-11"
        ),
        CapCase(
            "montreal",
            "outside-the-season",
            "the night before the season, over New Year",
            ["2026-06-09 +2", "2025-12-31 +2"],
            counted: [3],
            over: "2025-12-31"
        ),
        CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "nights over both changes of the clock count one each",
            ["2024-03-30 +2", "2024-10-26 +2"],
            counted: [4]
        ),
        CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "29 February is a night",
            ["2024-02-28 +3"],
            counted: [3]
        ),
    ]

    static let exclusions: [CapCase] = [
        CapCase(
            "sydney",
            "non-hosted",
            "20 nights count, 21 do not",
            ["2023-01-01 +20", "2023-03-01 +21"],
            counted: [20]
        ),
        CapCase(
            "sydney",
            "non-hosted",
            "hosted nights do not count",
            ["2023-01-01 +9 hosted"],
            counted: []
        ),
        CapCase(
            "san-francisco",
            "unhosted",
            "hosted nights are unlimited",
            ["2023-01-01 +200 hosted", "2023-08-01 +90"],
            counted: [90]
        ),
        CapCase(
            "toronto",
            "entire-home",
            "27 nights count, 28 do not",
            ["2023-01-01 +27", "2023-03-01 +28"],
            counted: [27]
        ),
        CapCase(
            "dublin",
            "principal-home",
            "before the register 14 nights count, 15 do not",
            ["2025-01-01 +14", "2025-03-01 +15"],
            counted: [14]
        ),
        CapCase(
            "dublin",
            "principal-home",
            "since the register 21 nights count, 22 do not",
            ["2026-06-01 +21", "2026-08-01 +22"],
            counted: [21]
        ),
        CapCase(
            "vienna",
            "without-permit",
            "90 offered",
            ["2025-01-01 +90 available"],
            counted: [90]
        ),
        CapCase(
            "vienna",
            "without-permit",
            "offered and booked nights are united",
            ["2025-01-01 +60 available", "2025-02-15 +46"],
            counted: [91],
            over: "2025-04-01"
        ),
        CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "offered nights are no use there",
            ["2023-01-01 +200 available"],
            counted: []
        ),
        CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "two platforms with the same nights are one use",
            ["2023-01-01 +60 l=1 d=a", "2023-01-31 +60 l=2 d=a"],
            counted: [90]
        ),
        CapCase(
            "reykjavik",
            "home-sharing",
            "nights of two properties are added",
            ["2023-01-01 +45 d=a", "2023-01-01 +46 d=b"],
            counted: [91],
            over: "2023-02-15"
        ),
    ]

    static let changes: [CapCase] = [
        CapCase(
            "amsterdam",
            ams,
            "15 by April and none after, in the quarters",
            ["2026-01-01 +30"],
            counted: [30],
            unknownZonesHold: true
        ),
        CapCase(
            "amsterdam",
            ams,
            "the sixteenth night falls after the change",
            ["2026-03-17 +16"],
            counted: [16],
            over: "2026-04-01",
            unknownZonesHold: true
        ),
        CapCase(
            "amsterdam",
            ams,
            "elsewhere the cap stays at 30",
            ["2026-03-17 +30"],
            counted: [30]
        ),
        CapCase(
            "amsterdam",
            ams,
            "30 before the change and one night after",
            ["2026-01-01 +30", "2026-12-31 +1"],
            counted: [31],
            over: "2026-12-31",
            unknownZonesHold: true
        ),
        CapCase(
            "amsterdam",
            ams,
            "the change from 60 to 30 is at the turn of the year",
            ["2018-12-02 +60"],
            counted: [30, 30]
        ),
    ]

    @Test(arguments: limits + turns + exclusions + changes)
    func `the nights that count, and the first that is too many`(_ one: CapCase) throws {
        let count = try one.count()
        #expect(count.uses.map(\.counted) == one.counted)
        #expect(count.uses.compactMap(\.firstNightOver).first?.description == one.over)
    }

    @Test func `nights without a known policy are neither counted nor cleared`() throws {
        let count = try CapCase(
            "london",
            "temporary-sleeping-accommodation",
            "",
            ["2015-05-20 +10"],
            counted: []
        ).count()
        #expect(count.withoutLaw == 6)
        #expect(count.uses.map(\.counted) == [4])
    }

    @Test func `unknown zones are told`() throws {
        let policies = try CapCase.cities.policies(of: "amsterdam")
        #expect(
            CapSchedule(id: Self.ams, policies: policies, roomType: .entireHome).hasUnknownZones
        )
        #expect(
            !CapSchedule(id: Self.ams, policies: policies, roomType: .privateRoom).hasUnknownZones
        )
    }

    @Test(arguments: [(2_000_000, false), (2_000_001, true)])
    func `Iceland's second limit is on revenue`(revenue: Int, isOver: Bool) throws {
        let count = try CapCase(
            "reykjavik",
            "home-sharing",
            "",
            ["2023-01-01 +10 r=\(revenue)"],
            counted: []
        )
        .count()
        let limit = try #require(count.uses.first?.limits.first { $0.limit.kind == .revenue })
        #expect(limit.isOver == isOver)
    }

    @Test func `revenue over the turn of the year is split by nights, and unknown where one is`()
        throws
    {
        let two = try CapCase(
            "reykjavik",
            "home-sharing",
            "",
            ["2022-12-30 +4 r=1000"],
            counted: []
        ).count()
        #expect(two.uses.map { $0.limits.first?.observed } == [500, 500])
        let some = try CapCase(
            "reykjavik",
            "home-sharing",
            "",
            ["2023-01-01 +1 r=5", "2023-02-01 +1"],
            counted: []
        ).count()
        #expect(some.uses.first?.limits.first?.isOver == .some(nil))
    }

    @Test(arguments: [("d=a", "d=b", "d=b", false), ("d=a", "d=b", "d=c", true)])
    func `Iceland's third limit is on properties`(a: String, b: String, c: String, isOver: Bool)
        throws
    {
        let count = try CapCase(
            "reykjavik",
            "home-sharing",
            "",
            ["2023-01-01 +1 \(a)", "2023-02-01 +1 \(b)", "2023-03-01 +1 \(c)"],
            counted: []
        ).count()
        let limit = try #require(count.uses.first?.limits.first { $0.limit.kind == .dwellings })
        #expect(limit.isOver == isOver)
    }

    @Test(arguments: [
        // Three at a time, and a fourth who comes when one leaves.
        (["2023-05-01 +4", "2023-05-02 +4", "2023-05-03 +4", "2023-05-05 +4"], Int64(3), false),
        (["2023-05-01 +5", "2023-05-02 +4", "2023-05-03 +4", "2023-05-05 +4"], 4, true),
        // The same nights four times may be one stay that four platforms tell.
        (["2023-05-01 +5", "2023-05-01 +5", "2023-05-01 +5", "2023-05-01 +5"], 1, false),
        // Rooms of two homes do not add.
        (
            ["2023-05-01 +5 d=a", "2023-05-02 +5 d=a", "2023-05-01 +4 d=b", "2023-05-02 +4 d=b"], 2,
            false
        ),
        // Stays of 28 nights are no short lets.
        (["2023-05-01 +28", "2023-05-02 +27", "2023-05-03 +27", "2023-05-05 +27"], 3, false),
    ])
    func `Toronto allows three rooms at a time`(stays: [String], rooms: Int64, isOver: Bool) throws
    {
        let count = try CapCase("toronto", "entire-home", "", stays, counted: []).count()
        let limit = try #require(count.uses.first?.limits.first { $0.limit.kind == .rooms })
        #expect(limit.observed == rooms)
        #expect(limit.isOver == isOver)
    }

    @Test(arguments: [("g=4", false), ("g=5", true)])
    func `Amsterdam allows four guests`(guests: String, isOver: Bool) throws {
        let count = try CapCase("amsterdam", Self.ams, "", ["2020-01-01 +2 \(guests)"], counted: [])
            .count()
        #expect(count.uses.first?.limits.first?.isOver == isOver)
    }
}
