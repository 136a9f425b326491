import Domain
import Foundation
import GRDB
import TestKit
import Testing

@testable import Store

/// The sums by zone and hour, operator and day, against the plain ones over the same trips.
@Suite struct TripSumsTests {
    private struct Trip {
        var minute: Int64
        var zone: Int64?
        var base: Int64?
        var seconds: Int64?
        var fare: Int64?
    }

    /// The same seed draws the same trips for ever (splitmix64).
    private struct Draw {
        var state: UInt64

        mutating func next(below bound: Int64) -> Int64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int64((word ^ (word >> 31)) >> 33) % bound
        }
    }

    /// Trips in no order of time, some before 1970, some centuries away, of more zones than one page
    /// has room for at first.
    private static func trips(_ seed: UInt64, count: Int) -> [Trip] {
        var draw = Draw(state: seed)
        return (0..<count).map { _ in
            let start: Int64 =
                switch draw.next(below: 40) {
                case 0: -200_000
                case 1: 400 * 525_600
                case 2: -1_500 * 525_600
                default: 24_000_000
                }
            return Trip(
                minute: start + draw.next(below: 4_000),
                zone: draw.next(below: 20) == 0 ? nil : draw.next(below: draw.next(below: 300) + 1),
                base: draw.next(below: 20) == 0 ? nil : draw.next(below: 90),
                seconds: draw.next(below: 5) == 0 ? nil : draw.next(below: 5_000),
                fare: draw.next(below: 5) == 0 ? nil : draw.next(below: 9_000) - 500
            )
        }
    }

    private static let names = (0..<300).map { $0 == 7 ? "a \"zone\"\\\u{1}é" : "z\($0)" }
    private static let fields: [TripField] = [
        .dispatchingBase, .pickedUpAt, .duration, .originZone, .fare,
    ]

    /// Lends trips as columns; fares only where they are told at all.
    private static func lend(_ trips: [Trip], fares: Bool, _ body: (TripColumns) throws -> Void)
        rethrows
    {
        let missing = PackedColumn.missing
        func lend(_ rest: ArraySlice<[Int64]>, _ lent: [UnsafeBufferPointer<Int64>]) throws {
            if let first = rest.first {
                try first.withUnsafeBufferPointer { try lend(rest.dropFirst(), lent + [$0]) }
                return
            }
            var values = [UnsafeBufferPointer<Int64>?](
                repeating: nil,
                count: TripField.allCases.count
            )
            for (field, column) in zip(fields, lent) where fares || field != .fare {
                values[field.rawValue] = column
            }
            try body(TripColumns(rows: lent[5], values: values))
        }
        try? lend(
            [
                trips.map { $0.base ?? missing }, trips.map(\.minute),
                trips.map { $0.seconds ?? missing },
                trips.map { $0.zone ?? missing }, trips.map { $0.fare ?? missing },
                trips.indices.map { Int64($0 + 2) },
            ],
            []
        )
    }

    private static func plain(_ trips: [Trip], fares: [Bool]) -> (
        hours: [String: [Int64]], days: [String: [Int64]]
    ) {
        var hours: [String: [Int64]] = [:]
        var days: [String: [Int64]] = [:]
        for (trip, tellsFare) in zip(trips, fares) {
            let text = LocalMoment.minuteText(trip.minute)
            let sums = [1, trip.seconds ?? 0, 0, tellsFare ? trip.fare ?? 0 : 0, 0]
            func add(_ key: String, to all: inout [String: [Int64]]) {
                all[key] = zip(all[key] ?? [0, 0, 0, 0, 0], sums).map(+)
            }
            add("\(text.prefix(13))|\(trip.zone.map { names[Int($0)] } ?? "")", to: &hours)
            add("\(text.prefix(10))||\(trip.base.map { names[Int($0)] } ?? "")", to: &days)
        }
        return (hours, days)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `sums of parts, put together in any order, are the plain ones`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        let trips = Self.trips(seed, count: 9_000)
        // The middle part tells no fares.
        let parts = [trips[..<2_000], trips[2_000..<2_500], trips[2_500...]].map(Array.init)
        let fares = trips.indices.map { !(2_000..<2_500).contains($0) }
        let (read, stored) = try store.write { database -> ([[Row]], [[Row]]) in
            func rows() throws -> [[Row]] {
                try ["trip_zone_hour", "trip_operator_day"].map { table in
                    try Row.fetchAll(database, sql: "select * from \(table) where load_id = 1")
                }
            }
            try TripLoads.insert(1, database)
            var names = TripField.allCases.map { _ in [String]() }
            names[TripField.originZone.rawValue] = Self.names
            names[TripField.dispatchingBase.rawValue] = Self.names
            var writer = try TripWriter(database, loadID: 1, fields: Self.fields)
            var totals = TripLoadTotals()
            for place in [2, 0, 1] {
                var some = TripLoadTotals()
                for start in stride(from: 0, to: parts[place].count, by: PackedTripBlock.mostTrips)
                {
                    let end = min(parts[place].count, start + PackedTripBlock.mostTrips)
                    try Self.lend(Array(parts[place][start..<end]), fares: place != 1) { columns in
                        some.add(columns)
                        let block = PackedTripBlock(columns, fields: Self.fields)
                        if let block {
                            try writer.write(block, rowsBefore: Int64(place * 10_000 + start))
                        }
                    }
                }
                totals.merge(some)
            }
            let again = try writer.storedTotals()
            try writer.finish(names: names, totals: totals)
            let read = try rows()
            for table in ["trip_hour", "trip_hour_zone", "trip_operator_day", "trip_name"] {
                try database.execute(sql: "delete from \(table)")
            }
            try writer.finish(names: names, totals: again)
            return (read, try rows())
        }
        let plain = Self.plain(trips, fares: fares)
        let hours = Dictionary(
            uniqueKeysWithValues: read[0].map { row in
                ("\(row[2] as String)|\(row[1] as String)", (3..<8).map { row[$0] as Int64 })
            }
        )
        let days = Dictionary(
            uniqueKeysWithValues: read[1].map { row in
                (
                    "\(row["day"] as String)|\(row["operator"] as String)|\(row["dispatching_base"] as String)",
                    ["trips", "duration_s", "distance_m", "fare_minor", "driver_pay_minor"]
                        .map { row[$0] as Int64 }
                )
            }
        )
        #expect(hours == plain.hours)
        #expect(days == plain.days)
        #expect(hours.count > 1_000)
        #expect(stored == read)
        // Hours with many zones are arrays, those with few of them objects: both occur.
        let forms = try store.read { database in
            try String.fetchAll(
                database,
                sql: "select distinct substr(zones, 1, 1) from trip_hour order by 1"
            )
        }
        #expect(forms == ["[", "{"])
    }

    @Test func `a store of the fourteenth schema keeps its sums by zone and hour`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("city.sqlite")
        let queue = try DatabaseQueue(path: path)
        try VeedorStore.migrator.migrate(queue, upTo: "14-trip-zones")
        let rows = [
            "1|2024-03-01 05||3|60|5|-7|8", "1|2024-03-01 05|12|1|0|0|0|0",
            "1|2024-03-01 06|a\"b|2|9|0|1|0",
            "2|2024-03-01 05|12|4|1|2|3|4",
        ]
        try queue.write { database in
            for load in [1, 2] {
                try TripLoads.insert(load, database)
            }
            for row in rows {
                let cells = row.split(separator: "|", omittingEmptySubsequences: false).map(
                    String.init
                )
                try database.execute(
                    sql: """
                        insert into trip_zone_hour (
                          load_id, hour, origin_zone, trips, duration_s, distance_m, fare_minor,
                          driver_pay_minor
                        ) values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: StatementArguments(cells)
                )
            }
        }
        try queue.close()
        let store = try VeedorStore(path: path, access: .writing)
        let found = try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    select load_id, hour, origin_zone, trips, duration_s, distance_m, fare_minor,
                      driver_pay_minor
                    from trip_zone_hour order by 1, 2, 3
                    """
            ).map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(
                    separator: "|"
                )
            }
        }
        #expect(found == rows)
    }
}
