import Domain
import Formats
import Foundation
import GRDB
import Ingestion
import Store
import StrictYAML
import TestKit
import Testing

/// The fast way through a trip file against the general one, on drawn files.
@Suite struct TripLaneTests {
    private static let columns = [
        "hvfhs_license_num", "dispatching_base_num", "originating_base_num", "request_datetime",
        "on_scene_datetime", "pickup_datetime", "dropoff_datetime", "PULocationID", "DOLocationID",
        "trip_miles", "trip_time", "base_passenger_fare", "tolls", "bcf", "sales_tax",
        "congestion_surcharge", "airport_fee", "tips", "driver_pay", "shared_request_flag",
        "shared_match_flag", "access_a_ride_flag", "wav_request_flag", "wav_match_flag",
    ]

    /// A store with one file of trips, and what came of it.
    private struct Loaded: Equatable {
        let load: Load
        var trips: [String] = []
        var rejects: [String] = []
        var totals: [String] = []

        /// The blocks and names as they are stored.
        var stored: [String] = []
    }

    /// Loads trips through the lane, or, with a descriptor that skips a row that never comes,
    /// around it.
    private func load(
        _ text: String,
        aroundTheLane: Bool,
        without: Set<String> = [],
        chunkBytes: Int = 1 << 20,
        format: String = "nyc-tlc.hvfhv",
        columns: [String] = Self.columns,
        inPlaceOfCheck: String? = nil
    ) throws -> Loaded {
        let folder = try TemporaryFolder()
        let path = RepositoryRoot.path("scrapers-formats/\(format)/format.yaml")
        var descriptor = try String(contentsOfFile: path, encoding: .utf8)
        if aroundTheLane {
            descriptor +=
                "\nskip:\n  - {column: \(columns[0]), equals: never, reason: a test}\n"
        }
        if let inPlaceOfCheck {
            descriptor = descriptor.replacing(/row_check: \{ column.*\}/, with: inPlaceOfCheck)
                .replacing(", row_check: 0", with: "")
        }
        for column in without {
            descriptor = descriptor.replacing("column: \(column),", with: "column: none,")
        }
        let catalogue = FormatCatalogue([
            try FormatDescriptor(document: YAMLDocument(text: descriptor, file: "format.yaml"))
        ])
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        let loader = FileLoader(
            store: store,
            catalogue: catalogue,
            options: FileLoader.Options(
                currency: Currency(code: "USD"),
                loadedAt: "2026-01-01T00:00:00Z",
                chunkBytes: chunkBytes
            )
        )
        let header = columns.joined(separator: ",") + "\n"
        let outcome = try loader.load(folder.write("trips.csv", header + text))
        guard case .loaded(let load) = outcome else { throw CancellationError() }
        return try store.read { database in
            var loaded = Loaded(load: load)
            let names = try StoredTripNames(database, load: load.id)
            let scan = try TripScan(database, fields: Set(TripField.allCases))
            var block = TripBlock()
            while try scan.next(into: &block) {
                for index in 0..<block.count {
                    let cells = TripField.allCases.map { field -> String in
                        let value = block[field][index]
                        guard value != PackedColumn.missing else { return "-" }
                        return field.storage == .name ? names[field][Int(value)] : "\(value)"
                    }
                    loaded.trips.append("\(block.row(of: index)) " + cells.joined(separator: " "))
                }
            }
            func rows(_ sql: String) throws -> [String] {
                try Row.fetchAll(database, sql: sql).map { row in
                    row.databaseValues.map { value in
                        if case .blob(let bytes) = value.storage {
                            bytes.base64EncodedString()
                        } else {
                            "\(value)"
                        }
                    }
                    .joined(separator: " ")
                }
            }
            loaded.rejects = try rows(
                """
                select row_number, byte_offset, scope, coalesce(field, '-'), code
                from reject order by row_number, byte_offset, field
                """
            )
            for table in ["trip_zone_hour", "trip_operator_day"] {
                // Names have other places where more rows go the slow way.
                loaded.totals += try rows("select * from \(table) order by 1, 2, 3, 4")
            }
            for table in ["trip_block", "trip_name"] {
                loaded.stored += try rows("select * from \(table)")
            }
            return loaded
        }
    }

    /// The same seed draws the same file for ever (splitmix64).
    private struct Draw {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((word ^ (word >> 31)) >> 33) % bound
        }

        mutating func pick(_ texts: [String]) -> String { texts[next(below: texts.count)] }

        private mutating func moment() -> String {
            let (day, hour) = (next(below: 28) + 1, next(below: 24))
            let parts = [hour, next(below: 60), next(below: 60)]
            return "2024-03-\(day < 10 ? "0" : "")\(day) "
                + parts.map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ":")
        }

        /// A field as files have it, or one time in so many something odd.
        mutating func field(_ column: Int, odd: Int) -> String {
            let isOdd = next(below: odd) == 0
            switch column {
            case 0...2:
                return isOdd
                    ? pick(["", " B1", "B 1", "\"B,1\"", "\"B1\"", "b1é", "B\"1", "UBER ", "-"])
                    : "B0\(next(below: 900))"
            case 3...6:
                return isOdd
                    ? pick([
                        "", "2024-02-30 00:00:00", "2024-03-01 24:00:00", "2024-03-01T00:00:00",
                        "2024-03-01 00:00", "2024-03-01 00:00:60", "0000-01-01 00:00:00",
                        "1969-12-31 23:59:59", "\"2024-03-01 10:00:00\"", " 2024-03-01 10:00:00",
                        "2024-03-01 10:00:0x", "2024-3-1 10:00:00", "2024-03-01,10:00:00",
                    ]) : moment()
            case 7, 8: return isOdd ? pick(["", "0264", "2 6", "x"]) : "\(1 + next(below: 265))"
            case 9:
                return isOdd
                    ? pick([
                        "", "-1", ".5", "5.", "1e3", "1,5", "0", "999999999.9", "1.2345678",
                        "007.10",
                    ])
                    : "\(next(below: 40)).\(next(below: 1_000))"
            case 10:
                return isOdd
                    ? pick(["", "-5", "28.0", "86401", "86400", "1.5", "007", "+3"])
                    : "\(next(below: 5_000))"
            case 19...23:
                return isOdd
                    ? pick(["", " ", "y", "T", "0", "maybe", "YY", "\"Y\"", "\u{11}"])
                    : pick(["N", "Y"])
            default:
                return isOdd
                    ? pick([
                        "", "-2.50", "2.505", "2.500", "$2", ".5", "2.", "1,000.00", "\"1,000.00\"",
                        "1e2", "--1", "-", "9999999999999999", "123456789012345.67", "é", "\"",
                        "\"\"",
                    ]) : "\(next(below: 90)).\(next(below: 10))\(next(below: 10))"
            }
        }

        mutating func row(odd: Int) -> String {
            var cells = (0..<24).map { field($0, odd: odd) }
            switch next(below: odd * 4) {
            case 0: cells.removeLast()
            case 1: cells.append("more")
            case 2: cells[5] = "\"open"
            default: break
            }
            let end = next(below: odd) == 0 ? pick(["\r\n", "\n\n", "\r\r\n", " \n", "\r"]) : "\n"
            return cells.joined(separator: ",") + end
        }
    }

    /// How many rows are drawn; a million where `VEEDOR_FUZZ_ROWS` says so.
    private static let rowCount =
        ProcessInfo.processInfo.environment["VEEDOR_FUZZ_ROWS"].flatMap(Int.init) ?? 6_000

    /// A drawn file: its seed, how seldom fields are odd, and how it is cut.
    private struct Drawn: CustomTestStringConvertible {
        var seed: UInt64
        var odd: Int
        var chunkBytes: Int
        var testDescription: String { "seed \(seed), one in \(odd) odd, \(chunkBytes) bytes" }

        static let all = [
            Self(seed: 1, odd: 4, chunkBytes: 1 << 20), Self(seed: 2, odd: 30, chunkBytes: 1_000),
            Self(seed: 3, odd: 400, chunkBytes: 10_000),
            Self(seed: 4, odd: 100_000, chunkBytes: 40_000),
        ]
    }

    @Test(arguments: Drawn.all)
    private func `both ways give the same trips, rejects and sums`(drawn: Drawn) throws {
        var draw = Draw(state: drawn.seed)
        let rows = (0..<Self.rowCount / 4).map { _ in draw.row(odd: drawn.odd) }
        let text = rows.joined()
        let fast = try load(text, aroundTheLane: false, chunkBytes: drawn.chunkBytes)
        let slow = try load(text, aroundTheLane: true)
        // Only the first that differ: a million rows would be too long a message.
        let differing = zip(fast.trips, slow.trips).first { $0 != $1 }
        #expect(differing?.0 == differing?.1)
        #expect(fast.trips.count == slow.trips.count)
        let rejects = zip(fast.rejects, slow.rejects).first { $0 != $1 }
        #expect(rejects?.0 == rejects?.1)
        #expect(fast.rejects.count == slow.rejects.count)
        let totals = zip(fast.totals, slow.totals).first { $0 != $1 }
        #expect(totals?.0 == totals?.1)
        #expect(fast.load.rowsRead == slow.load.rowsRead)
        #expect(fast.load.rowsLoaded == slow.load.rowsLoaded)
        #expect(fast.load.rowsRejected == slow.load.rowsRejected)
        #expect(fast.load.fieldsRejected == slow.load.fieldsRejected)
        #expect(!fast.trips.isEmpty)
    }

    @Test func `the same bytes are stored whichever thread is faster`() throws {
        var draw = Draw(state: 7)
        let text = (0..<2_000).map { _ in draw.row(odd: 4_000) }.joined()
        let first = try load(text, aroundTheLane: false, chunkBytes: 3_000)
        #expect(first.stored.count > 100)
        for _ in 0..<4 {
            #expect(try load(text, aroundTheLane: false, chunkBytes: 3_000) == first)
        }
    }

    @Test func `a quoted line end at the end of a chunk splits no row`() throws {
        var draw = Draw(state: 8)
        let rows = (0..<400).map { _ in
            var cells = (0..<24).map { draw.field($0, odd: 1_000_000) }
            if draw.next(below: 9) == 0 { cells[1] = "\"B1\nB2,\nB3\"" }
            return cells.joined(separator: ",") + "\n"
        }
        let slow = try load(rows.joined(), aroundTheLane: true)
        for chunkBytes in [64, 300, 1_000, 4_096] {
            let fast = try load(rows.joined(), aroundTheLane: false, chunkBytes: chunkBytes)
            #expect(fast.trips == slow.trips)
            #expect(fast.totals == slow.totals)
        }
        #expect(slow.trips.count == 400)
    }

    /// Rows of dispatches, read on both ways.
    private func dispatches(
        _ rows: [String],
        inPlaceOfCheck: String? = nil
    ) throws -> (fast: Loaded, slow: Loaded) {
        func load(aroundTheLane: Bool) throws -> Loaded {
            try self.load(
                rows.joined(),
                aroundTheLane: aroundTheLane,
                chunkBytes: 5_000,
                format: "nyc-tlc.foil-dispatches",
                columns: [
                    "Dispatching_base_num", "Pickup_date", "Affiliated_base_num", "locationID",
                ],
                inPlaceOfCheck: inPlaceOfCheck
            )
        }
        return (try load(aroundTheLane: false), try load(aroundTheLane: true))
    }

    @Test func `a reference made of several columns is the same on both ways`() throws {
        var draw = Draw(state: 6)
        let rows = (0..<2_000).map { _ -> String in
            let cells = [0, 5, 2, 7].map { draw.field($0, odd: 60) }
            let end = draw.next(below: 50) == 0 ? draw.pick(["\r\n", "\n\n", "\r\r\n"]) : "\n"
            return cells.joined(separator: ",") + end
        }
        let (fast, slow) = try dispatches(
            rows,
            inPlaceOfCheck: "trip_reference: { column: Dispatching_base_num, as: fingerprint,"
                + " and-columns: [Pickup_date, Affiliated_base_num, locationID] }"
        )
        #expect(fast.trips == slow.trips)
        #expect(fast.rejects == slow.rejects)
        #expect(fast.trips.count > 1_500)
        let references = fast.trips.map { $0.split(separator: " ")[1] }
        #expect(Set(references).count > references.count / 2)
    }

    @Test func `a check of the row is the same on both ways`() throws {
        var draw = Draw(state: 10)
        let rows = (0..<2_000).map { place -> String in
            var cells = [0, 5, 2, 7].map { draw.field($0, odd: 60) }
            if place % 3 == 0 { cells[1] = "2015-03-0\(place % 9 + 1) 10:\(10 + place % 50):00" }
            return cells.joined(separator: ",") + "\n"
        }
        let (fast, slow) = try dispatches(rows)
        #expect(fast.trips == slow.trips)
        #expect(fast.rejects == slow.rejects)
        let checks = fast.trips.compactMap { $0.split(separator: " ").last }
        #expect(checks.count { $0 == "0" } > 600)
        #expect(Set(checks) == Set((0..<60).map { Substring("\($0)") }))
    }

    @Test func `where no duration is told both ways take it from the clock`() throws {
        var draw = Draw(state: 9)
        let text = (0..<300).map { _ in draw.row(odd: 40) }.joined()
        let fast = try load(text, aroundTheLane: false, without: ["trip_time"])
        let slow = try load(text, aroundTheLane: true, without: ["trip_time"])
        #expect(fast.trips == slow.trips)
        #expect(
            fast.trips.contains { $0.split(separator: " ")[TripField.duration.rawValue + 1] != "-" }
        )
    }

    @Test func `no time finer than a minute and no odd name is lost on the way`() throws {
        var draw = Draw(state: 5)
        let rows = (0..<20_000).map { _ in draw.row(odd: 1_000_000) }
        let loaded = try load(rows.joined(), aroundTheLane: false)
        #expect(loaded.load.rowsLoaded == 20_000)
        #expect(loaded.trips.count == 20_000)
        // Row 2 is the first; the rows follow each other through blocks and chunks.
        #expect(loaded.trips.enumerated().allSatisfy { $1.hasPrefix("\($0 + 2) ") })
    }
}
