internal import Domain
internal import Licences
internal import Policies
internal import Rents
internal import Store

/// A city's store with the law and the platforms that its checks need.
struct OpenCity {
    let store: VeedorStore
    let law: CityLaw
    let platforms: PlatformCatalogue
    private let cities: CityCatalogue

    /// Opens a store for reading and finds its city's law.
    init(_ option: StoreOption) throws {
        let folders = try DataFolders.find()
        try self.init(VeedorStore(path: option.store, access: .reading), folders)
    }

    init(_ store: VeedorStore, _ folders: DataFolders) throws {
        self.store = store
        cities = CityCatalogue(folder: folders.cities)
        law = try CityLaw(of: store, cities: cities)
        platforms = try PlatformCatalogue(folder: folders.platforms)
    }

    /// How the city's areas are called in its data.
    ///
    /// - Throws: `RentDataError.noAreas` where nobody has said.
    func areas() throws -> CityAreas {
        guard let areas = try cities.areas(of: law.city) else {
            throw RentDataError.noAreas(city: law.city)
        }
        return areas
    }

    /// The currency of amounts.
    ///
    /// - Throws: what reading the city throws.
    func currency() throws -> Currency { try cities.city(law.city).currency }

    /// The licences of the last snapshot at or before a day.
    func licences(asOf day: CivilDate?) throws -> LicenceCheck {
        try LicenceCheck(store, asOf: day, platforms: platforms, policies: law.policy)
    }
}
