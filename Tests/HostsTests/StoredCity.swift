import Domain
import Formats
import Hosts
import Ingestion
import Policies
import Store
import StrictYAML
import TestKit

/// A store with a few snapshots of the example format.
struct StoredCity {
    let folder: TemporaryFolder
    let store: VeedorStore
    private let loader: FileLoader

    init() throws {
        folder = try TemporaryFolder()
        store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        loader = FileLoader(
            store: store,
            catalogue: FormatCatalogue([
                try FormatDescriptor(
                    document: YAMLDocument(text: ExampleFormats.listings, file: "format.yaml")
                ),
                try FormatDescriptor(
                    document: YAMLDocument(
                        contentsOf: RepositoryRoot.path(
                            "scrapers-formats/opendatabcn.hut-register/format.yaml"
                        )
                    )
                ),
            ]),
            options: FileLoader.Options(
                currency: Currency(code: "EUR"),
                loadedAt: "2026-01-01T00:00:00Z"
            )
        )
    }

    /// A row: id, account, type, licence, price, metres east of the middle of the city.
    struct Row {
        var id: Int
        var account: Int
        var kind = "home"
        var licence = ""
        var price = 100
        var east = 0.0
    }

    func load(_ date: String, _ rows: [Row]) throws {
        let lines = rows.map { row in
            let point = Crowd.point(east: row.east, north: 0)
            return "\(row.id),\(row.account),\(row.kind),\(row.licence),\(row.price),"
                + "\(point.latitude),\(point.longitude),\n"
        }
        _ = try loader.load(
            folder.write(
                "\(date)/l.csv",
                "id,account,kind,licence,price,lat,lon,seen\n" + lines.joined()
            )
        )
    }

    /// Loads a register as Barcelona publishes it.
    func register(_ date: String, _ text: String) throws {
        _ = try loader.load(folder.write("\(date)/register.csv", text))
    }

    func operators(_ asOf: String? = nil, decidedUntil: String? = nil) throws -> OperatorIndex {
        OperatorIndex(
            try HostHistory(
                store,
                asOf: asOf.flatMap { CivilDate($0) },
                decidedUntil: decidedUntil
            ) { text, _ in text.hasPrefix("HUTB") ? [text] : [] },
            model: try LinkedPeers.model()
        )
    }

    func dwellings(_ asOf: String? = nil) throws -> DwellingIndex {
        let error = """
            id: example
            name: Example
            location-error:
              mean-metres: 100
              standard-deviation-metres: 50
              radius-metres: 205
              source: an example
            """
        return DwellingIndex(
            try operators(asOf),
            model: try DwellingModel(
                document: YAMLDocument(
                    contentsOf: RepositoryRoot.path("analyses/models/dwellings.yaml")
                )
            ),
            platforms: PlatformCatalogue([
                try Platform(document: YAMLDocument(text: error, file: "example.yaml"))
            ])
        )
    }

    /// Strangers with one advertisement each, a kilometre from each other.
    static let strangers: [Row] = (0..<60).map { number in
        Row(
            id: 1000 + number,
            account: 1000 + number,
            licence: "HUTB-\(200_000 + number)",
            price: 50 + number * 7,
            east: Double(number) * 1000 + 5000
        )
    }

    /// Two accounts that show one number at one place.
    static let pair: [Row] = [
        Row(id: 11, account: 7, licence: "HUTB-000001"),
        Row(id: 12, account: 8, licence: "HUTB-000001", east: 60),
    ]
}
