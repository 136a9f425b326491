import Domain
import Dumps
import Formats
import Foundation
import GRDB
import Ingestion
import Store
import StrictYAML
import TestKit
import Testing

/// A store in a folder of its own, with the example formats.
struct Workbench {
    let folder: TemporaryFolder
    let store: VeedorStore
    let catalogue: FormatCatalogue

    init() throws {
        folder = try TemporaryFolder()
        store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        catalogue = FormatCatalogue(
            try [ExampleFormats.listings, ExampleFormats.register, ExampleFormats.calendar].map {
                try FormatDescriptor(document: YAMLDocument(text: $0, file: "format.yaml"))
            }
        )
    }

    @discardableResult
    func load(_ name: String, _ data: Data, asOf: String? = nil) throws -> FileLoader.Outcome {
        let loader = FileLoader(
            store: store,
            catalogue: catalogue,
            options: FileLoader.Options(
                asOf: asOf.flatMap { CivilDate($0) },
                currency: Currency(code: "EUR"),
                loadedAt: "2026-01-01T00:00:00Z"
            )
        )
        return try loader.load(try folder.write(name, data))
    }

    @discardableResult
    func load(_ name: String, _ text: String, asOf: String? = nil) throws -> FileLoader.Outcome {
        try load(name, Data(text.utf8), asOf: asOf)
    }

    func rows(_ sql: String) throws -> [String] {
        try store.read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { value in
                    value.isNull ? "-" : String.fromDatabaseValue(value) ?? "\(value)"
                }.joined(separator: " ")
            }
        }
    }
}

@Suite struct FileLoaderTests {
    private let header = "id,account,kind,licence,price,lat,lon,seen\n"

    @Test func `a row becomes a record with file and row`() throws {
        let bench = try Workbench()
        let row = "123456789012345678901,7,home,HUTB-1,\"$1,234.50\",41.4,2.1,2024-12-12\n"
        try bench.load("2024-12-12/l.csv", header + row)
        let found = try bench.rows(
            """
            select listing_id, host_id, room_type, licence_text, price_minor, latitude, row_number
            from listing_snapshot
            """
        )
        #expect(found == ["123456789012345678901 7 entire_home HUTB-1 123450 41.4 2"])
    }

    @Test func `the same bytes load once, whatever the file is called`() throws {
        let bench = try Workbench()
        let text = header + "1,7,home,,10,,,\n"
        try bench.load("2024-12-12/a.csv", text)
        guard case .alreadyLoaded(let load) = try bench.load("2024-12-13/b.csv", text) else {
            Issue.record("the file was loaded twice")
            return
        }
        #expect(load.fileName == "a.csv")
        #expect(try bench.rows("select count(*) from listing_snapshot") == ["1"])
    }

    @Test func `files of one size that differ in a byte are two files, each with its digest`()
        throws
    {
        let bench = try Workbench()
        for (name, id) in [("a", 1), ("b", 2)] {
            let text = header + "\(id),7,home,,10,,,\n"
            guard case .loaded(let load) = try bench.load("2024-12-12/\(name).csv", text) else {
                Issue.record("\(name).csv was not loaded")
                continue
            }
            #expect(load.fileSHA256 == Fingerprint.sha256(of: Array(text.utf8)))
            let stored = try bench.rows("select file_bytes, file_sha256 from load").last
            #expect(stored == "\(text.utf8.count) \(load.fileSHA256)")
        }
    }

    @Test func `a register that is published again unchanged is noted with its day`() throws {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: RepositoryRoot.path("scrapers-formats")),
            options: FileLoader.Options(loadedAt: "2024-01-01T00:00:00Z")
        )
        let text =
            "driver_register,licence_number,status,valid_from,valid_until\ndrivers,1,active,,\n"
        var outcomes: [String] = []
        for day in ["2024-03-01", "2024-03-08", "2024-03-01", "2024-03-08", "2024-02-23"] {
            switch try loader.load(try folder.write("drivers-\(day).csv", text)) {
            case .loaded: outcomes.append("loaded")
            case .alreadyLoaded: outcomes.append("already")
            case .seenAgain(_, let again): outcomes.append("again \(again.day)")
            }
        }
        #expect(
            outcomes == ["loaded", "again 2024-03-08", "already", "already", "again 2024-02-23"]
        )
        let days = try store.read {
            try String.fetchAll(
                $0,
                sql: "select snapshot_date from register_publication order by 1"
            )
        }
        #expect(days == ["2024-02-23", "2024-03-01", "2024-03-08"])
        #expect(try store.read { try Load.all($0) }.count == 1)
    }

    @Test(arguments: [
        // New York sets its clock forward on 2024-03-10 at 7:00 of universal time.
        ("America/New_York", 1_710_053_940_000, "2024-03-10 01:59"),
        ("America/New_York", 1_710_054_000_999, "2024-03-10 03:00"),
        ("America/Chicago", 1_710_054_000_000, "2024-03-10 01:00"), ("UTC", 0, "1970-01-01 00:00"),
    ])
    func `universal time becomes the clock of the city`(
        zone: String,
        milliseconds: Int,
        expected: String
    ) throws {
        #expect(try Self.mdsTrip(at: milliseconds, timeZone: zone) == expected)
    }

    @Test func `universal time without a city is no time of a trip`() throws {
        #expect {
            try Self.mdsTrip(at: 1_710_053_940_000, timeZone: nil)
        } throws: { error in
            guard
                case .everyRowRejected(_, "mds.trips", 1, "picked_up_at", "no-time-zone")? =
                    error as? IngestionError
            else { return false }
            return true
        }
    }

    /// The pick-up of the only trip of a file.
    private static func mdsTrip(at milliseconds: Int, timeZone: String?) throws -> String? {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: RepositoryRoot.path("scrapers-formats")),
            options: FileLoader.Options(timeZone: timeZone, loadedAt: "2024-01-01T00:00:00Z")
        )
        let trip =
            "{\"trips\": [{\"provider_id\": \"p\", \"device_id\": \"d\", \"trip_id\": \"t\", "
            + "\"trip_type\": \"private\", \"start_time\": \(milliseconds), \"end_time\": null, "
            + "\"duration\": 60, \"distance\": 900, \"trip_attributes\": {\"driver_id\": \"1\"}}]}"
        _ = try loader.load(try folder.write("trips.json", trip))
        return try store.read {
            try String.fetchOne($0, sql: "select first_at from trip_block")
        }
    }

    @Test func `a later snapshot stands beside the earlier one`() throws {
        let bench = try Workbench()
        try bench.load("2024-12-12/l.csv", header + "1,7,home,,10,,,\n")
        try bench.load("2024-12-19/l.csv", header + "1,7,home,HUTB-1,10,,,\n")
        let found = try bench.rows(
            """
            select l.snapshot_date, s.licence_text
            from listing_snapshot as s join load as l on l.load_id = s.load_id
            order by 1
            """
        )
        #expect(found == ["2024-12-12 -", "2024-12-19 HUTB-1"])
    }

    @Test func `bad rows and bad fields are kept with row, offset, field and code`() throws {
        let bench = try Workbench()
        let text =
            header + "1,7,home,,10,,,\n" + "2,7,home\n" + "3,,home,,10,,,\n" + "4,7,boat,,ten,,,\n"
            + "5,\"7\"x,home,,10,,,\n" + "1,8,home,,11,,,\n" + "TOTAL,,,,,,,\n"
        guard case .loaded(let load) = try bench.load("2024-12-12/l.csv", text) else {
            Issue.record("not loaded")
            return
        }
        #expect(load.rowsRead == 7)
        #expect(load.rowsLoaded == 2)
        #expect(load.rowsRejected == 4)
        #expect(load.rowsSkipped == 1)
        #expect(load.fieldsRejected == 2)
        let rejects = try bench.rows(
            "select row_number, byte_offset, scope, field, code from reject order by row_number, field"
        )
        #expect(
            rejects == [
                "3 59 row - wrong-column-count", "4 68 row host_id missing-value",
                "5 83 field price_minor not-an-amount", "5 83 field room_type unknown-category",
                "6 100 row - broken-quote", "7 119 row - duplicate-record",
            ]
        )
    }

    @Test func `values do not stand in the rejects`() throws {
        let bench = try Workbench()
        try bench.load("2024-12-12/l.csv", header + "1,7,home,,10,,,\n2,7,MariaSecret,,10,,,\n")
        let text = try bench.rows("select * from reject").joined()
        #expect(!text.contains("MariaSecret"))
        #expect(text.contains("unknown-category"))
    }

    @Test(arguments: [
        ("2024-12-12/l.csv", nil, "2023-05-01", "2024-12-12 day name of file or folder"),
        ("2024-12-12/l.csv", "2024-01-31", "2023-05-01", "2024-01-31 day option --as-of"),
        ("2024-12/l.csv", nil, "2023-05-01", "2023-05-01 day most frequent last_scraped_on"),
        ("2024-12/l.csv", nil, "", "2024-12-01 month name of file or folder"),
        ("listings_2024-12-12_v2.csv", nil, "", "2024-12-12 day name of file or folder"),
        ("x/l.csv", nil, "2023-05-01", "2023-05-01 day most frequent last_scraped_on"),
    ])
    func `the snapshot date is read from the best source and says which`(
        name: String,
        asOf: String?,
        seen: String,
        expected: String
    ) throws {
        let bench = try Workbench()
        try bench.load(name, header + "1,7,home,,10,,,\(seen)\n", asOf: asOf)
        let found = try bench.rows(
            "select snapshot_date, snapshot_precision, snapshot_determined_by from load"
        )
        #expect(found == [expected])
    }

    @Test func `without a date the file is refused and nothing is left`() throws {
        let bench = try Workbench()
        #expect(throws: IngestionError.self) {
            try bench.load("x/l.csv", header + "1,7,home,,10,,,\n")
        }
        #expect(try bench.rows("select count(*) from listing_snapshot") == ["0"])
        #expect(try bench.rows("select count(*) from load") == ["0"])
    }

    @Test func `a header without rows and a file of rejects only are refused`() throws {
        let bench = try Workbench()
        #expect(throws: IngestionError.self) { try bench.load("2024-12-12/a.csv", header) }
        let error = #expect(throws: IngestionError.self) {
            try bench.load("2024-12-12/b.csv", header + "1,,home,,,,,\n2,,home,,,,,\n")
        }
        guard case .everyRowRejected(_, _, let rows, let field, let code) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(rows == 2)
        #expect(field == "host_id")
        #expect(code == "missing-value")
        #expect(try bench.rows("select count(*) from load") == ["0"])
    }

    @Test func `a dump that is cut leaves the store as it was`() throws {
        let bench = try Workbench()
        try bench.load("2024-12-12/l.csv", header + "1,7,home,,10,,,\n")
        let rows = (0..<20_000).map { "\($0),7,home,,\($0 % 97),,,\n" }.joined()
        let whole = try GzipFile.data(Data((header + rows).utf8))
        for size in [20, whole.count / 2, whole.count - 1] {
            let error = #expect(throws: DumpError.self) {
                try bench.load("2024-12-19/cut-\(size).csv.gz", whole.prefix(size))
            }
            #expect(error?.code == .truncatedGzip)
        }
        #expect(try bench.rows("select count(*) from load") == ["1"])
        #expect(try bench.rows("select count(*) from listing_snapshot") == ["1"])
        try bench.load("2024-12-19/whole.csv.gz", whole)
        #expect(try bench.rows("select count(*) from listing_snapshot") == ["20001"])
    }
}
