import Domain
import Licences
import Policies
import StrictYAML
import TestKit
import Testing

/// Builds what an assessor needs out of few words.
struct Assessing {
    var series = ""
    var rules = ""
    var day = CivilDate("2024-12-12")
    var registerDate = CivilDate("2024-12-01")
    var earlier: [String: [String]] = [:]
    var later: [String: [String]] = [:]
    var hasRegister = true

    /// The licensed address of the tests.
    static let home = GeoPoint(latitude: 41.39, longitude: 2.17)

    /// A point this many metres north of the licensed address.
    static func north(_ metres: Double) -> GeoPoint {
        let degree = GeoPoint.earthRadius * Double.pi / 180
        return GeoPoint(latitude: home.latitude + metres / degree, longitude: home.longitude)
    }

    static let platforms: PlatformCatalogue = {
        let text = """
            id: airbnb
            name: Airbnb
            location-error:
              mean-metres: 100
              standard-deviation-metres: 50
              radius-metres: 205
              source: an example
            """
        let document = YAMLDocument(text: text, file: "airbnb.yaml")
        return PlatformCatalogue([try? Platform(document: document)].compactMap(\.self))
    }()

    func policy() throws -> CityPolicy {
        let text = ExamplePolicies.text(series: series, rules: rules)
        return try CityPolicy(document: YAMLDocument(text: text, file: "policy.yaml"))
    }

    func assessor(_ entries: [LicenceEntry]) throws -> LicenceAssessor {
        let day = try #require(day)
        func versions(_ held: [String: [String]]) -> [RegisterHistory.Version] {
            held.compactMap { date, numbers in
                CivilDate(date).map {
                    RegisterHistory.Version(date: $0, numbers: Set(numbers))
                }
            }.sorted { $0.date < $1.date }
        }
        let register = LicenceRegister(
            name: "HUT",
            date: try #require(registerDate),
            entries: entries
        )
        let history = RegisterHistory(
            inForce: register,
            earlier: versions(earlier).reversed(),
            later: versions(later)
        )
        return LicenceAssessor(
            rules: try policy().licences,
            histories: hasRegister ? ["HUT": history] : [:],
            day: day,
            platforms: Self.platforms
        )
    }

    func assess(
        _ listings: [AdvertisedListing],
        _ entries: [LicenceEntry]
    ) throws -> [LicenceAssessment] {
        try assessor(entries).assess(listings)
    }
}
