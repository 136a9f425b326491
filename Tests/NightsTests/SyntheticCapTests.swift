import Domain
import Nights
import Policies
import SyntheticCity
import TestKit
import Testing

/// What platforms declare in the invented city, from the delivery to the verdict.
@Suite struct SyntheticCapTests {
    private static let policies = Result {
        try CityCatalogue(folder: RepositoryRoot.path("analyses/cities")).policies(of: "synthetic")
    }

    @Test func `the invented law allows what the generator takes for allowed`() throws {
        let caps = try Self.policies.get().flatMap(\.nightCaps)
        #expect(caps.map(\.maximumNights) == [SyntheticCity.nightCap])
        #expect(caps.first?.exclusions.staysFromNights == SyntheticCity.touristNights)
    }

    @Test(arguments: [3, 8] as [UInt64])
    func `every declared breach is found, and nothing else is called one`(seed: UInt64) throws {
        let measures = try Measures.shipped()
        let synthetic = try SyntheticStore(seed: seed, listings: 200, withDeclaredStays: true)
        let nights = try StoredNights(synthetic.store, asOf: nil, measures: measures)
        let check = CapCheck(
            id: "tourist-nights",
            nights,
            policies: try Self.policies.get(),
            measures: measures
        )
        let found = check.lines.filter { $0.verdict == .over(isBreach: true) }
        let planted = synthetic.city.answerKey.violations.filter {
            $0.violation == .nightsOverCap
        }
        #expect(Set(found.map(\.listing.id)) == Set(planted.map(\.listing)))
        #expect(planted.count > 5)
        // Withdrawn stays, first versions and second platforms would make more of them.
        let declared = check.lines.filter { $0.declared?.isOver == false }
        #expect(declared.count > 5)
    }
}
