import Domain
import Foundation
import Licences
import Policies
import TestKit
import Testing

/// The patterns of every policy read the examples that stand beside them.
@Suite struct LicenceExampleTests {
    static let cities = CityCatalogue(folder: RepositoryRoot.path("analyses/cities"))

    @Test(arguments: cities.cityIDs)
    func `the patterns of a policy read its examples`(id: String) throws {
        for policy in try Self.cities.policies(of: id) where policy.statesLicences {
            var reader = LicenceReader(rules: policy.licences)
            #expect(!policy.licences.examples.isEmpty)
            for example in policy.licences.examples {
                let reading = reader.reading(example.text)
                #expect(reading.numbers.map(\.number) == example.numbers, "\(example.text)")
                #expect(reading.exemptions.map(\.id) == example.exemptions, "\(example.text)")
                #expect(reading.placeholder?.id == example.placeholder, "\(example.text)")
                let repairs = Dictionary(
                    reading.repairs.map { ($0.rule.id, $0.value) },
                    uniquingKeysWith: { first, _ in first }
                )
                #expect(repairs == example.repairs, "\(example.text)")
            }
        }
    }

    @Test(arguments: cities.cityIDs)
    func `every series has an example, and a normal form reads as itself`(id: String) throws {
        for policy in try Self.cities.policies(of: id) where policy.statesLicences {
            var reader = LicenceReader(rules: policy.licences)
            var seen: Set<String> = []
            for example in policy.licences.examples {
                for shown in reader.reading(example.text).numbers {
                    seen.insert(shown.series)
                    let again = reader.reading(shown.number).numbers
                    #expect(again.map(\.number) == [shown.number], "\(shown.number)")
                }
            }
            let missing = policy.licences.series.map(\.id).filter { !seen.contains($0) }
            #expect(missing.isEmpty, "\(id): no example of \(missing)")
        }
    }
}

/// Every platform file reads.
@Suite struct PlatformFolderTests {
    @Test func `the platforms read, and say how far their points may lie`() throws {
        let platforms = try PlatformCatalogue(folder: RepositoryRoot.path("analyses/platforms"))
        #expect(!platforms.platforms.isEmpty)
        for platform in platforms.platforms.values {
            #expect((platform.locationError?.radius ?? 1) > 0)
        }
    }
}
