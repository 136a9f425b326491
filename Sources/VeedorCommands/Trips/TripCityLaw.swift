internal import Domain
internal import Policies
internal import Store
internal import Trips

/// What the city of a store asks of trips.
struct TripCityLaw {
    let city: City
    let laws: [TripLaw]

    /// Which of the store's trips count.
    let submissions: LatestSubmissions

    /// What time without passengers is.
    let utilisation: UtilisationMeasures

    init(of store: VeedorStore, otherCity: String?) throws {
        let folders = try DataFolders.find()
        let cities = CityCatalogue(folder: folders.cities)
        let id = try otherCity ?? CityLaw(of: store, cities: cities).city
        city = try cities.city(id)
        laws = try cities.tripLaws(of: id)
        guard !laws.isEmpty else {
            throw CommandError(
                error: "no rules on trips are known for the city '\(id)'",
                help: "add analyses/cities/\(id)/trips-<in-force-from>.yaml, or name a city's law "
                    + "with --policy"
            )
        }
        submissions = try store.latestSubmissions(folders)
        utilisation = try folders.utilisationMeasures()
    }

    /// The rules in the order of the law, each once.
    var ruleIDs: [String] {
        var ids: [String] = []
        for rule in laws.flatMap(\.rules) where !ids.contains(rule.id) { ids.append(rule.id) }
        return ids
    }
}
