internal import Domain
internal import Policies
internal import Store

/// The law of the city that a store holds.
struct CityLaw {
    let city: String
    private let cities: CityCatalogue

    init(of store: VeedorStore, cities: CityCatalogue) throws {
        guard let city = try store.read({ try StoreProperty.city.value($0) }) else {
            throw CommandError(
                error: "\(store.path): nothing says which city's law applies",
                help: "ingest with --city; known: \(cities.cityIDs.joined(separator: ", "))"
            )
        }
        self.city = city
        self.cities = cities
    }

    /// The policy in force on a day.
    func policy(on day: CivilDate) throws -> CityPolicy {
        guard let policy = try cities.policy(of: city, on: day) else {
            throw CommandError(
                error: "no policy of '\(city)' was in force on \(day)",
                help: "add analyses/cities/\(city)/policy-<in-force-from>.yaml"
            )
        }
        return policy
    }
}
