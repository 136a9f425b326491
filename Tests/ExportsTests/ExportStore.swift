import Analyst
import Exports
import GRDB
import Store
import TestKit

/// A store with two advertisements of one account and two areas.
struct ExportStore {
    let folder: TemporaryFolder
    let path: String
    let catalogue: ExportCatalogue
    let source: ExportSource

    init(isOpen: Bool = false) throws {
        folder = try TemporaryFolder()
        path = folder.path("city.sqlite")
        let store = try VeedorStore(path: path, access: .writing)
        try store.write { database in
            try database.execute(
                sql: """
                    insert into load values
                      (1, 'a.csv', 1, 'aa', 'f', 1, 'e', 'listing', 1, '2026-01-05', 'day', 'path',
                        'EUR', 2, 2, 0, 0, 0, '', '2026-01-06T00:00:00Z', '1.0.0'),
                      (2, 'b.geojson', 1, 'bb', 'g', 1, 'e', 'area', 1, null, 'none', 'path',
                        null, 2, 2, 0, 0, 0, '', '2026-01-07T00:00:00Z', '1.0.0');
                    insert into listing_snapshot
                      (load_id, row_number, platform, listing_id, host_id, licence_text,
                        latitude, longitude)
                    values
                      (1, 2, 'airbnb', '10', 'h1', '=HYPERLINK("x"), "y"', 41.4, 2.1),
                      (1, 3, 'airbnb', '11', 'h1', null, null, null);
                    insert into area values
                      (2, 1, 'neighbourhood', null, 'North', 'City',
                        '{"type":"Polygon","coordinates":[[[2,41],[2,42],[3,42],[3,41],[2,41]],'
                        || '[[2.2,41.2],[2.4,41.2],[2.4,41.4],[2.2,41.2]]]}'),
                      (2, 2, 'neighbourhood', null, 'Nowhere', 'City', null);
                    insert into trip_hour_zone values (1, 0, ''), (1, 1, '12');
                    insert into trip_hour values (1, '2026-01-05 07', '[0,[3,60]]');
                    """
            )
        }
        let pseudonymised = ["listing_snapshot": Set(["host_id"])]
        let secret = ["store_property": Set(["value"])]
        catalogue = try store.read {
            try ExportCatalogue(
                $0,
                pseudonymised: isOpen ? [:] : pseudonymised,
                secret: secret
            )
        }
        let pseudonym: @Sendable (String) -> String = { "~" + String($0.reversed()) }
        source = ExportSource(
            try AnalystConnection(
                path: path,
                identified: IdentifiedColumns(pseudonymised: pseudonymised, secret: secret),
                pseudonym: isOpen ? nil : pseudonym
            )
        )
    }

    func table(_ name: String) -> ExportTable? { catalogue.tables.first { $0.name == name } }
}
