import Domain
import Formats
import Foundation
import Ingestion
import Store
import SyntheticCity
import TestKit

/// A small synthetic city, loaded.
struct SyntheticStore {
    let city: SyntheticCity
    let store: VeedorStore
    private let folder: TemporaryFolder

    init(seed: UInt64 = 7, listings: Int = 60, withDeclaredStays: Bool = false) throws {
        let folder = try TemporaryFolder()
        let specification = CitySpecification(seed: seed, listings: listings)
        let city = SyntheticCity(specification)
        try city.write(to: folder.path)
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        let loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: RepositoryRoot.path("scrapers-formats")),
            options: FileLoader.Options(
                currency: Currency(code: "EUR"),
                loadedAt: "2026-11-20T00:00:00Z"
            )
        )
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path("listings"))
        for name in names.sorted() where name.hasSuffix(".csv.gz") {
            _ = try loader.load(folder.path("listings/\(name)"))
        }
        if withDeclaredStays {
            let name = "declared/\(specification.secondDump)/activities.json.gz"
            _ = try loader.load(folder.path(name))
        }
        self.folder = folder
        self.city = city
        self.store = store
    }
}
