internal import Domain
internal import Policies
internal import Store

/// The law of the city that a store holds.
struct CityLaw {
    let city: String

    /// Its policies, the earliest first.
    let policies: [CityPolicy]

    init(of store: VeedorStore, cities: CityCatalogue) throws {
        guard let city = try store.read({ try StoreProperty.city.value($0) }) else {
            throw CommandError(
                error: "\(store.path): nothing says which city's law applies",
                help: "ingest with --city; known: \(cities.cityIDs.joined(separator: ", "))"
            )
        }
        self.city = city
        policies = try cities.policies(of: city)
    }

    /// The policy in force on a day.
    func policy(on day: CivilDate) throws -> CityPolicy {
        guard let policy = policies.last(where: { $0.isInForce(on: day) }) else {
            throw CommandError(
                error: "no policy of '\(city)' was in force on \(day)",
                help: "add analyses/cities/\(city)/policy-<in-force-from>.yaml"
            )
        }
        return policy
    }
}
