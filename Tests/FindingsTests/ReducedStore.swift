import Domain
import Findings
import Foundation
import GRDB
import Store
import TestKit

/// A store that holds the evidence of findings and nothing else.
struct ReducedStore {
    let folder: TemporaryFolder
    let path: String

    private static let tables = [
        "listing_snapshot", "licence_register_entry", "review", "calendar_listing", "declared_stay",
        "driver_register_entry", "vehicle_register_entry", "base_register_entry",
        "session", "vehicle_event", "area", "trip_zone", "trip_request", "driver_pay",
    ]

    /// Copies the loads, and of their rows those that some findings rest on.
    init(of city: AnalysedCity, evidence: Set<EvidenceRows>) throws {
        folder = try TemporaryFolder()
        path = folder.path("reduced.sqlite")
        _ = try VeedorStore(path: path, access: .writing)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(30)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "attach ? as city", arguments: [city.path])
            try database.inTransaction {
                try database.execute(sql: "insert into load select * from city.load")
                try database.execute(
                    sql: "insert or replace into store_property select * from city.store_property"
                )
                for rows in evidence { try Self.copy(rows, database) }
                return .commit
            }
            try database.execute(sql: "detach city")
        }
        try queue.close()
        try copyTrips(of: city, evidence)
    }

    private static func copy(_ rows: EvidenceRows, _ database: Database) throws {
        for table in tables {
            try database.execute(
                sql: """
                    insert or ignore into \(table)
                    select *
                    from city.\(table)
                    where load_id = :load and row_number between :first and :last
                    """,
                arguments: [
                    "load": rows.loadID, "first": rows.rows?.lowerBound ?? 0,
                    "last": rows.rows?.upperBound ?? Int(Int32.max),
                ]
            )
        }
    }

    /// Packs the trips of the evidence anew: no others come with them.
    private func copyTrips(of city: AnalysedCity, _ evidence: Set<EvidenceRows>) throws {
        let source = try VeedorStore(path: city.path, access: .reading)
        let target = try VeedorStore(path: path, access: .writing)
        let loads = try source.read { try Load.all($0) }.filter { $0.kind == "trip" }
        for load in loads {
            let wanted = evidence.filter { $0.loadID == load.id }
            guard !wanted.isEmpty else { continue }
            func isKept(_ row: Int64) -> Bool {
                wanted.contains { $0.rows?.contains(Int(row)) ?? true }
            }
            var rows: [Int64] = []
            var values = TripField.allCases.map { _ in [Int64]() }
            let names = try source.read { database in
                let scan = try TripScan(
                    database,
                    load: load.id,
                    fields: Set(TripField.allCases)
                )
                var block = TripBlock()
                while try scan.next(into: &block) {
                    for index in 0..<block.count where isKept(block.row(of: index)) {
                        rows.append(block.row(of: index))
                        for field in TripField.allCases {
                            values[field.rawValue].append(block[field][index])
                        }
                    }
                }
                let known = try StoredTripNames(database, load: load.id)
                return TripField.allCases.map { known[$0] }
            }
            try target.write { database in
                var writer = try TripWriter(
                    database,
                    loadID: load.id,
                    fields: TripField.allCases
                )
                var totals = TripLoadTotals()
                for start in stride(from: 0, to: rows.count, by: PackedTripBlock.mostTrips) {
                    let range = start..<min(rows.count, start + PackedTripBlock.mostTrips)
                    try Self.lend(Array(rows[range]), values.map { Array($0[range]) }) { trips in
                        totals.add(trips)
                        let block = PackedTripBlock(trips, fields: TripField.allCases)
                        if let block { try writer.write(block, rowsBefore: 0) }
                    }
                }
                try writer.finish(names: names, totals: totals)
            }
        }
    }

    /// Lends arrays for writing.
    private static func lend(
        _ rows: [Int64],
        _ values: [[Int64]],
        _ body: (TripColumns) throws -> Void
    ) throws {
        let copies = values.map { column in
            let copy = UnsafeMutableBufferPointer<Int64>.allocate(capacity: max(1, column.count))
            _ = unsafe copy.initialize(from: column)
            return unsafe UnsafeBufferPointer(rebasing: copy[..<column.count])
        }
        defer {
            for copy in copies { unsafe copy.deallocate() }
        }
        try rows.withUnsafeBufferPointer { rows in
            try unsafe body(TripColumns(rows: rows, values: copies))
        }
    }
}
