import Domain
import Formats
import Foundation
import Ingestion
import Policies
import Store
import TestKit
import Testing

@testable import Nights

/// Declared stays against Amsterdam's cap of thirty nights, from the files to the verdict.
@Suite struct DeclaredCapTests {
    /// A stay as a platform delivers it.
    private struct Activity {
        var id: String
        var first: String
        var end: String
        var listing = "4711"
        var number = 26
        var street = "Kade"
        var addition = ""
        var guests = 2
        var status = "finished"
        var createdAt = "2025-11-01T12:00:00Z"

        var json: String {
            """
            {"activityId": "\(id)", "status": "\(status)", "platformId": "p",
             "url": "https://www.example.org/rooms/\(listing)", "registrationNumber": "R",
             "address": {"thoroughfare": "\(street)", "locatorDesignatorNumber": \(number),
              "locatorDesignatorAddition": "\(addition)",
              "postCode": "1000AA", "postName": "Example"},
             "numberOfGuests": \(guests), "createdAt": "\(createdAt)",
             "temporal": {"startDatetime": "\(first)T14:00:00Z", "endDatetime": "\(end)T10:00:00Z"}}
            """
        }
    }

    private static let listings = """
        id,name,host_id,host_name,neighbourhood_group,neighbourhood,latitude,longitude,room_type,\
        price,minimum_nights,number_of_reviews,last_review,reviews_per_month,\
        calculated_host_listings_count,availability_365
        4711,x,1,x,,Oud-West,52.36,4.87,Entire home/apt,100,2,0,,,1,10
        4712,x,1,x,,Oud-West,52.36,4.87,Private room,100,2,0,,,1,10

        """

    private func lines(
        _ activities: [Activity],
        asOf day: String? = "2025-12-31",
        withListings: Bool = true
    ) throws -> [CapCheck.Line] {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        let loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: RepositoryRoot.path("scrapers-formats")),
            options: FileLoader.Options(
                asOf: CivilDate("2025-12-01"),
                currency: Currency(code: "EUR"),
                loadedAt: "2026-01-01T00:00:00Z"
            )
        )
        if withListings { _ = try loader.load(folder.write("listings.csv", Self.listings)) }
        let text = "{\"activities\": [\(activities.map(\.json).joined(separator: ","))]}"
        _ = try loader.load(folder.write("activities.json", text))
        let policies = try CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
            .policies(of: "amsterdam")
        let measures = try Measures.shipped()
        let nights = try StoredNights(
            store,
            asOf: day.flatMap { CivilDate($0) },
            measures: measures
        )
        return CapCheck(id: "holiday-let", nights, policies: policies, measures: measures).lines
    }

    /// The stay of so many nights from 1 March on.
    private func stay(_ id: String, nights: Int, from first: String = "2025-03-01") throws
        -> Activity
    {
        let day = try #require(CivilDate(first))
        return Activity(id: id, first: first, end: day.adding(days: nights).description)
    }

    @Test(arguments: [(29, false), (30, false), (31, true)])
    func `one night more than allowed is a breach, proved by declarations`(
        nights: Int,
        isOver: Bool
    ) throws {
        let line = try #require(try lines([stay("a", nights: nights)]).first)
        #expect(line.listing.id == "4711")
        #expect(line.declared?.counted == nights)
        #expect((line.verdict == .over(isBreach: true)) == isOver)
        #expect(line.declared?.firstNightOver == (isOver ? CivilDate("2025-03-31") : nil))
    }

    @Test(arguments: [("Kade", ""), ("Kade", "2"), ("Gracht", "")])
    func `nights are united at one door, not over a post code or a house`(
        street: String,
        addition: String
    ) throws {
        var other = try stay("b", nights: 20, from: "2025-04-11")
        (other.listing, other.street, other.addition) = ("elsewhere", street, addition)
        let line = try #require(try lines([stay("a", nights: 20), other]).first)
        let isOneDoor = street == "Kade" && addition.isEmpty
        #expect(line.declared?.counted == (isOneDoor ? 40 : 20))
        #expect((line.verdict == .over(isBreach: true)) == isOneDoor)
    }

    @Test func `nights of two platforms at one address are united`() throws {
        var other = try stay("b", nights: 20, from: "2025-03-11")
        other.listing = "elsewhere"
        let line = try #require(try lines([stay("a", nights: 20), other]).first)
        #expect(line.declared?.counted == 30)
        #expect(line.verdict != .over(isBreach: true))
    }

    @Test func `a stay that was called off later counts until it was`() throws {
        var off = try stay("a", nights: 31)
        off.status = "cancelled"
        off.createdAt = "2025-12-15T00:00:00Z"
        let both = try [stay("a", nights: 31), off]
        #expect(try lines(both, asOf: "2025-12-14").first?.verdict == .over(isBreach: true))
        #expect(try lines(both, asOf: "2025-12-31").first?.declared == nil)
    }

    @Test func `nights that are yet to come do not count`() throws {
        let ahead = try stay("a", nights: 31, from: "2025-12-01")
        #expect(try lines([ahead], asOf: "2025-12-31").first?.declared?.counted == 30)
        #expect(try lines([ahead], asOf: "2025-12-31").first?.verdict != .over(isBreach: true))
    }

    @Test func `a dwelling without an advertisement has a line, its kind is not known`() throws {
        var other = try stay("a", nights: 31)
        other.listing = "elsewhere"
        other.number = 27
        let line = try #require(try lines([other]).first { $0.listing.isDwelling })
        #expect(line.listing.id == "1000AA KADE 27")
        #expect(line.verdict == .over(isBreach: false))
    }

    @Test(arguments: [(4, false), (5, true)])
    func `more guests than allowed are a limit that declarations prove to be passed`(
        guests: Int,
        isPassed: Bool
    ) throws {
        var many = try stay("a", nights: 3)
        many.guests = guests
        let line = try #require(try lines([many]).first)
        #expect(line.passedLimits.map(\.limit.kind) == (isPassed ? [.guests] : []))
    }

    @Test func `where no listings are held every declared dwelling has a line`() throws {
        var other = try stay("b", nights: 30, from: "2025-06-01")
        other.number = 27
        let both = try [stay("a", nights: 31), other]
        let lines = try lines(both, asOf: nil, withListings: false)
        #expect(lines.map(\.listing.id) == ["1000AA KADE 26", "1000AA KADE 27"])
        #expect(
            lines.allSatisfy {
                $0.listing.isDwelling && $0.period.upperBound == CivilDate("2025-11-01")
            }
        )
        // Proved, but of what kind of home nobody says: no more than a lead.
        #expect(lines.first?.verdict == .over(isBreach: false))
        #expect(lines.last?.verdict.reason == .coverage)
    }

    @Test func `before anything was declared or listed there is nothing to judge`() throws {
        let one = try [stay("a", nights: 3)]
        #expect(throws: NightsError.noListings(asOf: CivilDate("2025-10-31"), first: nil)) {
            try lines(one, asOf: "2025-10-31", withListings: false)
        }
    }

    @Test func `a month without declarations is a gap and not a month without stays`() throws {
        let line = try #require(try lines([stay("a", nights: 3)]).first)
        #expect(line.verdict.reason == .coverage)
        let months = try (1...12).map { month in
            let text = month < 10 ? "0\(month)" : "\(month)"
            var stay = try stay("\(month)", nights: 1, from: "2025-\(text)-02")
            stay.createdAt = "2025-12-31T06:00:00Z"
            return stay
        }
        let whole = try #require(try lines(months).first)
        #expect(whole.verdict == .under)
        #expect(whole.estimate?.grade == .declared)
        #expect(whole.estimate?.range == 12...12)
    }

    @Test func `what was declared of a part of the year is carried on, and makes a lead at most`()
        throws
    {
        let months = try (1...11).map { month in
            let text = month < 10 ? "0\(month)" : "\(month)"
            var stay = try stay("\(month)", nights: 2, from: "2025-\(text)-02")
            stay.createdAt = "2025-12-05T06:00:00Z"
            return stay
        }
        let line = try #require(try lines(months).first)
        #expect(line.estimate?.grade == .extrapolated)
        #expect(line.estimate?.range.lowerBound == 22)
        #expect(line.estimate?.proved == 22)
        #expect((line.estimate?.range.upperBound ?? 0) > 22)
        #expect(line.verdict.level == "none")
    }

    @Test func `nights of before the cap was lowered are judged by the cap of then`() throws {
        var before = try stay("a", nights: 20, from: "2026-01-05")
        before.createdAt = "2026-06-01T12:00:00Z"
        let months = try (1...12).map { month in
            let text = month < 10 ? "0\(month)" : "\(month)"
            // Called off: it tells of its month and of no night.
            var stay = try stay("m\(month)", nights: 1, from: "2026-\(text)-26")
            (stay.status, stay.createdAt) = ("cancelled", "2026-12-31T06:00:00Z")
            return stay
        }
        let line = try #require(try lines(months + [before], asOf: "2026-12-31").first)
        #expect(line.declared?.counted == 20)
        #expect(line.declared?.isOver == false)
        // Fifteen nights if it lies in one of the quarters, thirty elsewhere.
        #expect(line.verdict == .undeterminable(.zone))
    }

    @Test func `where the cap changed within the year the total alone does not decide`() throws {
        let policies = try CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))
            .policies(of: "amsterdam")
        func allowed(_ day: String, zonesHold: Bool) throws -> ClosedRange<Int>? {
            let schedule = CapSchedule(
                id: "holiday-let",
                policies: policies,
                roomType: .entireHome,
                areas: ["West"],
                unknownZonesHold: zonesHold
            )
            let day = try #require(CivilDate(day))
            let year = try #require(CivilDate(year: day.components.year, month: 1, day: 1))
            return schedule.allowed(in: year..<year.adding(days: 365), before: day)
        }
        #expect(try allowed("2025-12-31", zonesHold: true) == 30...30)
        #expect(try allowed("2026-04-01", zonesHold: true) == 30...30)
        #expect(try allowed("2026-04-02", zonesHold: true) == 15...30)
        #expect(try allowed("2026-12-31", zonesHold: false) == 30...30)
        #expect(try allowed("2027-01-02", zonesHold: true) == 15...15)
    }
}
