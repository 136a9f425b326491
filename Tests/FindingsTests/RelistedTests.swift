import Findings
import GRDB
import Nights
import Store
import SyntheticCity
import Testing

@testable import VeedorCommands

/// Homes that stand again under another id, with the nights of both.
@Suite struct RelistedTests {
    @Test func `the nights of both ids are taken together, of one home only`() throws {
        let city = try AnalysedCity.synthetic.get()
        let session = try city.session()
        let snapshot = try #require(try session.snapshots(asOf: nil).last)
        let analysis = try session.analysis(of: snapshot)
        let key = SyntheticCity(CitySpecification(seed: 11, listings: 300)).answerKey
        let homes = Dictionary(
            key.listings.map { ("airbnb:\($0.id)", $0.dwelling) },
            uniquingKeysWith: { first, _ in first }
        )
        let rows = try session.store.read { database in
            try analysis.fill(session.models, database)
            return try Row.fetchAll(
                database,
                sql: """
                    select r.*, n.nights_best as own_best
                    from temp.relisted_use as r
                    join temp.night_use as n on n.subject_id = r.subject_id and n.cap = r.cap
                    """
            )
        }
        #expect(!rows.isEmpty)
        for row in rows {
            #expect(homes[row["subject_id"]] == homes[row["earlier_listing"]])
            let (earlier, own): (Double, Double) = (row["earlier_best"], row["own_best"])
            #expect(abs((row["nights_best"] as Double) - earlier - own) < 1e-6)
            #expect((row["nights_from"] as Int) <= (row["nights_to"] as Int))
            let (maximum, isNear): (Int, Bool) = (row["maximum_nights"], row["earlier_is_near"])
            #expect(isNear == (earlier >= 0.9 * Double(maximum)))
            #expect((row["earlier_until"] as String) < (row["first_seen"] as String))
        }
    }
}
