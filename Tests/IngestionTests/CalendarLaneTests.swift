import Domain
import Formats
import Foundation
import GRDB
import Ingestion
import Store
import StrictYAML
import TestKit
import Testing

/// The fast way through a calendar against the general one, and calendars that are not as they
/// should be.
@Suite struct CalendarLaneTests {
    private static let header =
        "listing_id,date,available,price,adjusted_price,minimum_nights,maximum_nights\n"

    /// A store with one calendar, and what came of it.
    private struct Loaded {
        let load: Load
        let nights: [String]
        let rejects: [String]
    }

    /// Loads a calendar through the lane, or, with a descriptor that skips a row that never comes,
    /// around it.
    private func load(_ text: String, aroundTheLane: Bool = false) throws -> Loaded {
        let folder = try TemporaryFolder()
        let path = RepositoryRoot.path("scrapers-formats/inside-airbnb.calendar/format.yaml")
        var descriptor = try String(contentsOfFile: path, encoding: .utf8)
        if aroundTheLane {
            descriptor += "\nskip:\n  - {column: listing_id, equals: never, reason: a test}\n"
        }
        let catalogue = FormatCatalogue([
            try FormatDescriptor(document: YAMLDocument(text: descriptor, file: "format.yaml"))
        ])
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        let loader = FileLoader(
            store: store,
            catalogue: catalogue,
            options: FileLoader.Options(loadedAt: "2026-01-01T00:00:00Z")
        )
        let outcome = try loader.load(folder.write("calendar.csv", Self.header + text))
        guard case .loaded(let load) = outcome else { throw CancellationError() }
        return try store.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "select * from calendar_listing order by listing_id, first_night"
            )
            let nights = rows.flatMap { row in
                (PackedCalendar(row: row)?.nights ?? []).map { night in
                    let terms = night.terms
                    return "\(row["listing_id"] as String) "
                        + "\(CivilDate(daysSinceEpoch: night.day)) \(night.isAvailable) "
                        + "\(terms.priceMinor ?? -1) \(terms.minimumNights ?? -1) "
                        + "\(terms.maximumNights ?? -1) row \(night.rowNumber)"
                }
            }
            let rejects = try Row.fetchAll(
                database,
                sql: """
                    select row_number, byte_offset, scope, coalesce(field, '-') as field, code
                    from reject order by row_number, field
                    """
            ).map {
                $0.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(
                    separator: " "
                )
            }
            return Loaded(load: load, nights: nights, rejects: rejects)
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
            return Int((word ^ (word >> 31)) % UInt64(bound))
        }

        mutating func one(of texts: [String]) -> String { texts[next(below: texts.count)] }
    }

    private static func file(seed: Int) -> String {
        var draw = Draw(state: UInt64(seed))
        let prices = [
            "", "", "", "$85.00", "\"$85.00\"", "\"$1,085.00\"", "$1085.00", "85.00", "$85",
            "\"$10,85.00\"", "$0.50", "\" $85.00\"", "€85.00", "$85.0", "\"$85.00\" ", "words",
            "-$5.00", "\"$1,234,567.89\"", "$.50", "\"\"", "$00085.00",
        ]
        let others = [
            "", "9", "a b", "\"$85.00\"", "\"$1,085.00\"", "\"a\"\"b\"", "\"\"", "\"é\"", "\"x\"y",
            String(repeating: "y", count: 80),
        ]
        let flags = ["t", "t", "f", "f", "t", "f", "T", "true", "0", "", "x", " t"]
        let stays = ["", "1", "2", "30", "02", "0", "1125", "2.0", "x", " 3", "9999999999", "-1"]
        let ids = ["1", "2", "8", "77", "900719925474099312", "01", "x", "", "3.0", "\"4\"", " 5"]
        let ends = ["\n", "\n", "\n", "\n", "\n", "\r\n", "\n\n", "\r\r\n", ",extra\n"]
        var text = ""
        var day = CivilDate(daysSinceEpoch: 19_700)
        var id = "7"
        var tail = ",t,,,1,365"
        var told = [tail]
        for _ in 0..<draw.next(below: 60) {
            if draw.next(below: 8) == 0 { id = draw.one(of: ids) }
            if draw.next(below: 4) == 0 {
                tail =
                    ",\(draw.one(of: flags)),\(draw.one(of: prices)),\(draw.one(of: others)),"
                    + "\(draw.one(of: stays)),\(draw.one(of: stays))"
                told.append(tail)
            } else if draw.next(below: 3) == 0 {
                tail = draw.one(of: told)
            }
            day = day.adding(days: draw.next(below: 12) == 0 ? draw.next(below: 9) - 4 : 1)
            let date =
                draw.next(below: 30) == 0
                ? draw.one(of: ["2024-02-30", "", "0001-01-01", "9999-12-31", "24-1-1"]) : "\(day)"
            text += id + "," + date + tail + (draw.next(below: 6) == 0 ? draw.one(of: ends) : "\n")
        }
        if draw.next(below: 20) == 0 { text += "7,\"2024-01-0" }
        return text
    }

    @Test(arguments: 0..<12)
    func `both ways agree on whatever a file holds`(block: Int) throws {
        var (nights, rejected) = (0, 0)
        for seed in (block * 25)..<(block * 25 + 25) {
            let text = Self.file(seed: seed)
            let fast = Result { try load(text) }
            let slow = Result { try load(text, aroundTheLane: true) }
            guard case .success(let fast) = fast, case .success(let slow) = slow else {
                let isBoth = (try? fast.get()) == nil && (try? slow.get()) == nil
                #expect(isBoth, "seed \(seed)")
                continue
            }
            #expect(fast.nights == slow.nights, "seed \(seed)")
            #expect(fast.rejects == slow.rejects, "seed \(seed)")
            #expect(fast.load.rowsRead == slow.load.rowsRead, "seed \(seed)")
            #expect(fast.load.rowsLoaded == slow.load.rowsLoaded, "seed \(seed)")
            #expect(fast.load.rowsRejected == slow.load.rowsRejected, "seed \(seed)")
            #expect(fast.load.snapshotDate == slow.load.snapshotDate, "seed \(seed)")
            nights += fast.nights.count
            rejected += fast.load.rowsRejected
            #expect(fast.nights.count == fast.load.rowsLoaded)
        }
        #expect(nights > 100)
        #expect(rejected > 10)
    }

    private func rows(_ id: Int, _ nights: [String]) -> String {
        nights.map { "\(id),\($0),t,,,1,365\n" }.joined()
    }

    @Test func `nights out of order keep their rows`() throws {
        let found = try load(rows(1, ["2024-03-02", "2024-03-01", "2024-03-03"]))
        #expect(found.nights.map { $0.suffix(5) } == ["row 3", "row 2", "row 4"])
        #expect(found.rejects.isEmpty)
    }

    @Test func `a night told twice is rejected, its first row counts`() throws {
        let found = try load(
            rows(1, ["2024-03-01", "2024-03-02", "2024-03-02"]) + rows(2, ["2024-03-01"])
                + rows(1, ["2024-03-01", "2024-03-03", "2024-03-04"])
        )
        #expect(found.nights.map { $0.suffix(5) } == ["row 2", "row 3", "row 7", "row 8", "row 5"])
        #expect(found.rejects.map { $0.split(separator: " ")[0] } == ["4", "6"])
        #expect(found.rejects.allSatisfy { $0.hasSuffix("row - duplicate-record") })
        #expect(found.load.rowsRead == 7)
        #expect(found.load.rowsLoaded == 5)
        #expect(found.load.rowsRejected == 2)
    }

    @Test func `nights of the years 1 and 9999 are named rejects and lose nothing else`() throws {
        let found = try load(rows(1, ["0001-01-01", "2024-03-01", "2024-03-02", "9999-12-31"]))
        #expect(found.nights.count == 2)
        #expect(
            found.rejects.map { $0.split(separator: " ").last } == ["out-of-range", "out-of-range"]
        )
        #expect(found.load.snapshotDate == CivilDate("2024-03-01"))
    }

    @Test func `a calendar of a listing that no dump knows is kept`() throws {
        #expect(try load(rows(424_242, ["2024-03-01"])).nights.count == 1)
    }

    @Test func `a row that is cut in the middle is rejected, the rows before it are kept`() throws {
        let found = try load(rows(1, ["2024-03-01", "2024-03-02"]) + "1,2024-03-0")
        #expect(found.nights.count == 2)
        #expect(found.rejects.count == 1)
        #expect(found.rejects[0].contains("wrong-column-count"))
    }

    @Test func `a price in words leaves the night without a price`() throws {
        let found = try load("1,2024-03-01,t,ask the host,,1,365\n1,2024-03-02,t,$5.00,,1,365\n")
        #expect(found.nights[0].contains("true -1 1 365"))
        #expect(found.nights[1].contains("true 500 1 365"))
        #expect(found.rejects == ["2 77 field price_minor not-an-amount"])
    }

    @Test func `a listing with thousands of nights is stored in parts and loses none`() throws {
        let first = CivilDate(daysSinceEpoch: 18_000)
        let nights = (0..<9000).map { first.adding(days: $0).description }
        let found = try load(rows(1, nights))
        #expect(found.nights.count == 9000)
        #expect(found.rejects.isEmpty)
    }
}
