import Domain
import Nights
import Policies
import Testing

@Suite struct NightRunTests {
    /// A calendar from 2024-01-30 on: `a` available, `u` unavailable, `.` without a row.
    private func calendar(
        _ letters: String,
        from first: String = "2024-01-30",
        stay: Int32 = 2
    ) throws -> ListingCalendar {
        let nights: [Character: ListingCalendar.Night] = [
            "a": .available, "u": .unavailable, ".": .missing,
        ]
        return ListingCalendar(
            listingID: "1",
            first: try #require(CivilDate(first)),
            nights: try letters.map { try #require(nights[$0]) },
            minimumStays: Array(repeating: stay, count: letters.count)
        )
    }

    private func runs(
        _ earlier: String,
        _ later: String,
        stay: Int32 = 2,
        reviews: [String] = []
    ) throws -> [NightRun] {
        try Measures.finder().runs(
            calendar(earlier, stay: stay),
            calendar(later, stay: stay),
            reviews: reviews.compactMap { CivilDate($0) }
        )
    }

    @Test func `nights that go the same way in a row are one run`() throws {
        let runs = try runs("aaaauuaa", "auuauaaa")
        #expect(runs.map(\.nights) == [1, 2, 1, 1, 1, 2])
        #expect(
            runs.map(\.state) == [
                .available, .booked, .available, .unknown, .available, .available,
            ]
        )
    }

    @Test func `what is unavailable at first sight stays unknown`() throws {
        #expect(try runs("uuuu", "uuuu").map(\.state) == [.unknown])
    }

    @Test func `a night that a calendar lacks belongs to no run`() throws {
        let runs = try runs("aa.aa", "aaaa.")
        #expect(runs.map(\.nights) == [2, 1])
        #expect(runs[1].first == CivilDate("2024-02-02"))
    }

    @Test func `only nights of both calendars are compared`() throws {
        let finder = try Measures.finder()
        let runs = try finder.runs(
            calendar("aaaaa", from: "2024-01-30"),
            calendar("uuuuu", from: "2024-02-02"),
            reviews: []
        )
        #expect(runs.map(\.first) == [CivilDate("2024-02-02")])
        #expect(runs.map(\.nights) == [2])
        let none = try finder.runs(
            calendar("aa", from: "2024-01-30"),
            calendar("aa", from: "2024-03-02"),
            reviews: []
        )
        #expect(none.isEmpty)
    }

    struct Look: CustomTestStringConvertible {
        let title: String
        let later: String
        var stay: Int32 = 2
        var reviews: [String] = []
        let look: RunLook
        let state: NightState

        var testDescription: String { title }
    }

    static let looks = [
        Look(title: "two nights", later: "auua", look: .likeAStay, state: .booked),
        Look(
            title: "shorter than the minimum stay",
            later: "auua",
            stay: 3,
            look: .shorterThanMinimumStay,
            state: .blocked
        ),
        Look(title: "exactly the minimum stay", later: "auua", look: .likeAStay, state: .booked),
        Look(title: "up to the last night", later: "auu", look: .toTheHorizon, state: .blocked),
        Look(
            title: "28 nights: a stay by its look, too long for the law of stays",
            later: "a" + String(repeating: "u", count: 28) + "a",
            look: .likeAStay,
            state: .blocked
        ),
        Look(
            title: "29 nights",
            later: "a" + String(repeating: "u", count: 29) + "a",
            look: .long,
            state: .blocked
        ),
        Look(
            title: "the whole of a February with a leap day",
            later: "aa" + String(repeating: "u", count: 29) + "a",
            look: .wholeMonths,
            state: .blocked
        ),
        Look(
            title: "a review 14 days after",
            later: "auua",
            reviews: ["2024-02-16"],
            look: .reviewed,
            state: .booked
        ),
        Look(
            title: "a review 15 days after",
            later: "auua",
            stay: 3,
            reviews: ["2024-02-17"],
            look: .shorterThanMinimumStay,
            state: .blocked
        ),
        Look(
            title: "a review before its end",
            later: "auua",
            stay: 3,
            reviews: ["2024-02-01"],
            look: .shorterThanMinimumStay,
            state: .blocked
        ),
    ]

    @Test(arguments: looks)
    func `a run is taken for what it looks like`(_ look: Look) throws {
        let earlier = String(repeating: "a", count: look.later.count)
        let runs = try runs(earlier, look.later, stay: look.stay, reviews: look.reviews)
        let run = try #require(runs.first { $0.change == .becameUnavailable })
        #expect(run.look == look.look)
        #expect(run.state == look.state)
    }
}
