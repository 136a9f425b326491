import Domain
import Licences
import Policies
import Testing

/// Registered dwellings that an advertisement without a number may be.
@Suite struct LicenceLeadsTests {
    private func leads(
        _ metres: [Double],
        guests: Int? = nil,
        shown: [String: Int] = [:],
        prior: String = "numerator: 4, denominator: 10"
    ) throws -> LicenceLeads {
        let rules = """
            licensed-when-not-shown: {\(prior), source: an example, weight-when-too-small: 0.1, \
            weight-when-shown-elsewhere: 0.2, neighbourhood-metres: 1000}
            """
        let lead = try #require(try Assessing(rules: rules).policy().licences.leads)
        let entries = metres.enumerated().map { index, metre in
            LicenceEntry(
                rowNumber: index + 2,
                number: "HUTB00000\(index)",
                places: 4,
                position: Assessing.north(metre)
            )
        }
        let register = LicenceRegister(
            name: "HUT",
            date: try #require(CivilDate("2024-12-01")),
            entries: entries
        )
        return LicenceLeads(
            of: AdvertisedListing(
                id: "1",
                hostID: "a",
                licenceText: nil,
                position: Assessing.home,
                accommodates: guests
            ),
            in: register,
            rules: lead,
            error: LocationError(mean: 100, standardDeviation: 50, radius: 205),
            uses: shown
        )
    }

    @Test func `candidates come by probability, and theirs add up to that of any`() throws {
        let found = try leads([400, 90, 150, 600])
        #expect(found.candidates.map(\.entry.rowNumber) == [3, 4, 2])
        let sum = found.candidates.reduce(0) { $0 + $1.probability }
        #expect(abs(sum - found.probability) < 1e-12)
        #expect(found.probability > 0 && found.probability < 1)
    }

    @Test func `no registered dwelling nearby gives no lead`() throws {
        #expect(try leads([2_000]).probability == 0)
        #expect(try leads([2_000]).candidates.isEmpty)
        #expect(try leads([900]).probability == 0)
    }

    @Test func `too few places and a number shown elsewhere count for less`() throws {
        let plain = try leads([90, 90])
        #expect(try leads([90, 90], guests: 4).probability == plain.probability)
        #expect(try leads([90, 90], guests: 5).probability < plain.probability)
        let shown = try leads([90, 90], shown: ["HUTB000000": 1])
        let odds = shown.candidates[1].probability / shown.candidates[0].probability
        #expect(abs(odds - 0.2) < 1e-9)
        #expect(shown.candidates.map(\.shownBy) == [0, 1])
    }

    @Test func `a prior of nothing gives nothing, a certain one certainty`() throws {
        #expect(try leads([90], prior: "numerator: 0, denominator: 10").probability == 0)
        #expect(try leads([90], prior: "numerator: 10, denominator: 10").probability == 1)
    }
}
