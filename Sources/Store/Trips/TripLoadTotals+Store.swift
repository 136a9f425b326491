internal import Domain
internal import GRDB

extension TripLoadTotals {
    /// Stores the sums, each table in the order of its key: rows that lie side by side are stored
    /// several times as fast as rows here and there.
    ///
    /// - Parameters:
    ///   - database: where.
    ///   - loadID: the load of the trips.
    ///   - names: by `TripField.rawValue`, in the order of their places.
    /// - Throws: `DatabaseError`.
    func store(_ database: Database, loadID: Int64, names: [[String]]) throws {
        let zones = OrderedNames(names[TripField.originZone.rawValue])
        // Many zones share an hour; its text costs more than storing the row.
        var hours: [UInt64: String] = [:]
        for key in zoneHours.keys where hours[key >> 32] == nil {
            let hour = Int64(key >> 32) - Self.offset
            hours[key >> 32] = String(LocalMoment.minuteText(hour * 60).prefix(13))
        }
        try Self.store(
            zoneHours.sorted { ($0 >> 32) << 32 | zones.rank($0 & 0xFFFF_FFFF) },
            database,
            loadID,
            "trip_zone_hour",
            ["hour", "origin_zone"]
        ) { [hours[$0 >> 32, default: ""], zones.name($0 & 0xFFFF_FFFF)] }

        let operators = OrderedNames(names[TripField.operatorName.rawValue])
        let bases = OrderedNames(names[TripField.dispatchingBase.rawValue])
        try Self.store(
            operatorDays.sorted {
                ($0 >> 40) << 40 | operators.rank($0 >> 20 & 0xF_FFFF) << 20
                    | bases.rank($0 & 0xF_FFFF)
            },
            database,
            loadID,
            "trip_operator_day",
            ["day", "operator", "dispatching_base"]
        ) {
            let day = Int64($0 >> 40) - Self.dayOffset
            return [
                String(LocalMoment.minuteText(day * 1_440).prefix(10)),
                operators.name($0 >> 20 & 0xF_FFFF), bases.name($0 & 0xF_FFFF),
            ]
        }
        for (field, totals, table) in [
            (TripField.driver, drivers, "trip_driver_total"),
            (.vehicle, vehicles, "trip_vehicle_total"),
        ] {
            let licences = OrderedNames(names[field.rawValue])
            try Self.store(
                totals.sorted(by: licences.rank),
                database,
                loadID,
                table,
                [field.name],
                hasSpan: true
            ) { [licences.name($0)] }
        }
    }

    /// So many rows are stored by one statement: the place in the table is then not looked for anew
    /// for each of them.
    private static let rowsAtOnce = 100

    private static func store(
        _ totals: [(key: UInt64, sums: TripTotals.Sums)],
        _ database: Database,
        _ loadID: Int64,
        _ table: String,
        _ keys: [String],
        hasSpan: Bool = false,
        _ words: (UInt64) -> [String]
    ) throws {
        let columns =
            ["load_id"] + keys
            + ["trips", "duration_s", "distance_m", "fare_minor", "driver_pay_minor"]
            + (hasSpan ? ["first_at", "last_at"] : [])
        let whole = totals.count - totals.count % rowsAtOnce
        for (part, rows) in [(totals[..<whole], rowsAtOnce), (totals[whole...], 1)]
        where !part.isEmpty {
            let statement = try BoundStatement(database, insertInto: table, columns, rows: rows)
            var place: Int32 = 1
            func bind(_ text: String) {
                statement.bind(text, at: place)
                place += 1
            }
            func bind(_ value: Int64) {
                statement.bind(value, at: place)
                place += 1
            }
            let last = columns.count * rows
            for (key, sums) in part {
                bind(loadID)
                words(key).forEach(bind)
                [sums.trips, sums.seconds, sums.metres, sums.fare, sums.pay].forEach(bind)
                if hasSpan {
                    bind(LocalMoment.minuteText(sums.first))
                    bind(LocalMoment.minuteText(sums.last))
                }
                guard place > last else { continue }
                try statement.run()
                place = 1
            }
        }
    }
}

/// Names by the codes of sums, and the order in which SQLite has them; the code 0 is a name that is
/// not told, all others are places plus one.
private struct OrderedNames {
    private let names: [String]
    private let ranks: [UInt64]

    init(_ told: [String]) {
        let names = [""] + told
        var ranks = [UInt64](repeating: 0, count: names.count)
        for (rank, code) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
            ranks[code] = UInt64(rank)
        }
        self.names = names
        self.ranks = ranks
    }

    func name(_ code: UInt64) -> String { names[Int(code)] }

    func rank(_ code: UInt64) -> UInt64 { ranks[Int(code)] }
}
