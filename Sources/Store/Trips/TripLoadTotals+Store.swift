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
        try zoneHours.storeZoneHours(
            database,
            loadID: loadID,
            zones: names[TripField.originZone.rawValue]
        )
        try Self.store(
            operatorDayRows(
                OrderedNames(names[TripField.operatorName.rawValue]),
                OrderedNames(names[TripField.dispatchingBase.rawValue])
            ),
            database,
            loadID,
            "trip_operator_day",
            ["day", "operator", "dispatching_base"]
        )
        for (field, totals, table) in [
            (TripField.driver, drivers, "trip_driver_total"),
            (.vehicle, vehicles, "trip_vehicle_total"),
        ] {
            let licences = OrderedNames(names[field.rawValue])
            try Self.store(
                totals.sorted(by: licences.rank).map { licence, sums in
                    Row(
                        words: [licences.name(licence)],
                        numbers: [sums.trips, sums.seconds, sums.metres, sums.fare, sums.pay],
                        span: [
                            LocalMoment.minuteText(sums.first), LocalMoment.minuteText(sums.last),
                        ]
                    )
                },
                database,
                loadID,
                table,
                [field.name],
                hasSpan: true
            )
        }
    }

    /// A row of sums: its key, the sums, the first and the last pick-up.
    private struct Row {
        var words: [String]
        var numbers: [Int64]
        var span: [String] = []
    }

    private func operatorDayRows(_ operators: OrderedNames, _ bases: OrderedNames) -> [Row] {
        let keys = self.operators.keys.map { (operator: $0 >> 32, base: $0 & 0xFFFF_FFFF) }
        let order = keys.indices.sorted {
            (operators.rank(keys[$0].operator), bases.rank(keys[$0].base))
                < (operators.rank(keys[$1].operator), bases.rank(keys[$1].base))
        }
        return operatorDays.pagesInOrder.flatMap { page -> [Row] in
            let minutes = operatorDays.times[page] * 1_440
            let day = String(LocalMoment.minuteText(minutes).prefix(10))
            return order.compactMap { code in
                let trips = operatorDays.trips(ofPage: page, code: code)
                guard trips > 0 else { return nil }
                return Row(
                    words: [day, operators.name(keys[code].operator), bases.name(keys[code].base)],
                    numbers: [trips]
                        + TimedTotals.summed.indices.map {
                            operatorDays.sum($0, ofPage: page, code: code)
                        }
                )
            }
        }
    }

    /// So many rows are stored by one statement: the place in the table is then not looked for anew
    /// for each of them.
    private static let rowsAtOnce = 100

    private static func store(
        _ all: [Row],
        _ database: Database,
        _ loadID: Int64,
        _ table: String,
        _ keys: [String],
        hasSpan: Bool = false
    ) throws {
        let columns =
            ["load_id"] + keys
            + ["trips", "duration_s", "distance_m", "fare_minor", "driver_pay_minor"]
            + (hasSpan ? ["first_at", "last_at"] : [])
        let whole = all.count - all.count % rowsAtOnce
        for (part, rows) in [(all[..<whole], rowsAtOnce), (all[whole...], 1)]
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
            for row in part {
                bind(loadID)
                row.words.forEach(bind)
                row.numbers.forEach(bind)
                row.span.forEach(bind)
                guard place > last else { continue }
                try statement.run()
                place = 1
            }
        }
    }
}
