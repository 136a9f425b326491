internal import GRDB
internal import Reporting
internal import Store
internal import Trips

/// Everything a store holds about a driver, a vehicle or a base: register entries as they were
/// published, and what its trips add up to.
struct TripHoldings {
    /// Whose licence.
    enum Subject {
        case driver, vehicle, base
    }

    private let store: VeedorStore

    init(_ store: VeedorStore) { self.store = store }

    /// One line per fact, with file and row; licences are compared in capitals.
    func table(_ subject: Subject, _ id: String) throws -> DataTable {
        let key = RegisterHistory.normal(id)
        var table = DataTable(columns: [
            .init("snapshot"), .init("subject"), .init("field"), .init("value"), .init("file"),
            .init("row", isNumeric: true),
        ])
        try store.read { database in
            try appendEntries(subject, key, to: &table, database)
            try appendTotals(subject, key, to: &table, database)
        }
        return table
    }

    private func appendEntries(
        _ subject: Subject,
        _ key: String,
        to table: inout DataTable,
        _ database: Database
    ) throws {
        let (name, condition) =
            switch subject {
            case .driver: ("driver_register_entry", "upper(trim(f.licence_number)) = :key")
            case .vehicle:
                (
                    "vehicle_register_entry",
                    ":key in (upper(trim(f.vehicle_number)), upper(f.plate), upper(f.vin))"
                )
            case .base: ("base_register_entry", "upper(trim(f.base_number)) = :key")
            }
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select l.snapshot_date, l.file_name, f.*
                from \(name) as f
                join load as l on l.load_id = f.load_id
                where \(condition)
                order by l.snapshot_date, f.load_id, f.row_number
                """,
            arguments: ["key": key]
        )
        let hidden: Set = ["snapshot_date", "file_name", "load_id", "row_number"]
        while let row = try rows.next() {
            for (column, value) in row where !hidden.contains(column) && !value.isNull {
                let text = String.fromDatabaseValue(value) ?? "\(value)"
                table.rows.append([
                    .optional(row["snapshot_date"]), .text(name), .text(column), .text(text),
                    .text(row["file_name"]), .integer(row["row_number"]),
                ])
            }
        }
    }

    private func appendTotals(
        _ subject: Subject,
        _ key: String,
        to table: inout DataTable,
        _ database: Database
    ) throws {
        let (name, column) =
            switch subject {
            case .driver: ("trip_driver_total", "driver_licence")
            case .vehicle: ("trip_vehicle_total", "vehicle_licence")
            case .base: ("trip_operator_day", "dispatching_base")
            }
        let span = subject == .base ? "min(t.day), max(t.day)" : "min(t.first_at), max(t.last_at)"
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select l.file_name, \(span), sum(t.trips), sum(t.duration_s) / 3600.0,
                  sum(t.distance_m) / 1000.0
                from \(name) as t
                join load as l on l.load_id = t.load_id
                where upper(trim(t.\(column))) = ?
                group by t.load_id
                order by t.load_id
                """,
            arguments: [key]
        )
        while let row = try rows.next() {
            let hours = (((row[4] as Double) * 10).rounded()) / 10
            let facts = [
                ("first pick-up", row[1] as String), ("last pick-up", row[2] as String),
                ("trips", "\(row[3] as Int)"), ("hours with passengers", "\(hours)"),
                ("kilometres", "\(Int((row[5] as Double).rounded()))"),
            ]
            for (field, value) in facts {
                table.rows.append([
                    .empty, .text("trips"), .text(field), .text(value), .text(row[0]), .empty,
                ])
            }
        }
    }
}
