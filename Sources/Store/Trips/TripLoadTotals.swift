internal import Domain
internal import GRDB

/// The sums that are kept of a load's trips: by zone and hour, operator and day, driver, vehicle.
struct TripLoadTotals {
    private var zoneHours = TripTotals()
    private var operatorDays = TripTotals()
    private var drivers = TripTotals()
    private var vehicles = TripTotals()

    mutating func add(_ columns: borrowing TripColumns) {
        let count = columns.count
        let zeros = [Int64](repeating: 0, count: count)
        func told(_ field: TripField) -> [Int64] {
            let values = columns.values[field.rawValue]
            return values.isEmpty ? zeros : values
        }
        let (pickUps, seconds) = (told(.pickedUpAt), told(.duration))
        let (metres, fares) = (told(.distance), told(.fare))
        let (pays, zones) = (told(.driverPay), columns.values[TripField.originZone.rawValue])
        let operators = columns.values[TripField.operatorName.rawValue]
        let bases = columns.values[TripField.dispatchingBase.rawValue]
        let drivers = columns.values[TripField.driver.rawValue]
        let vehicles = columns.values[TripField.vehicle.rawValue]
        func known(_ value: Int64) -> Int64 { value == PackedColumn.missing ? 0 : value }
        func code(_ values: [Int64], _ index: Int) -> UInt64 {
            guard !values.isEmpty, values[index] != PackedColumn.missing else { return 0 }
            return UInt64(values[index] + 1)
        }
        for index in 0..<count {
            let minute = pickUps[index]
            let (second, metre) = (known(seconds[index]), known(metres[index]))
            let (fare, pay) = (known(fares[index]), known(pays[index]))
            let hour = UInt64(bitPattern: minute.flooredDivision(by: 60) + Self.offset)
            let day = UInt64(bitPattern: minute.flooredDivision(by: 1_440) + Self.offset)
            zoneHours.add(
                hour << 32 | code(zones, index),
                minute: minute,
                seconds: second,
                metres: metre,
                fare: fare,
                pay: pay
            )
            operatorDays.add(
                day << 32 | code(operators, index) << 16 | code(bases, index),
                minute: minute,
                seconds: second,
                metres: metre,
                fare: fare,
                pay: pay
            )
            if !drivers.isEmpty, drivers[index] != PackedColumn.missing {
                self.drivers.add(
                    UInt64(drivers[index]),
                    minute: minute,
                    seconds: second,
                    metres: metre,
                    fare: fare,
                    pay: pay
                )
            }
            if !vehicles.isEmpty, vehicles[index] != PackedColumn.missing {
                self.vehicles.add(
                    UInt64(vehicles[index]),
                    minute: minute,
                    seconds: second,
                    metres: metre,
                    fare: fare,
                    pay: pay
                )
            }
        }
    }

    /// Added to hours and days, so that none is negative.
    private static let offset: Int64 = 1 << 30

    func store(_ database: Database, loadID: Int64, names: [[String]]) throws {
        func name(_ field: TripField, _ code: UInt64) -> String {
            code == 0 ? "" : names[field.rawValue][Int(code) - 1]
        }
        try Self.store(zoneHours, database, loadID, "trip_zone_hour", ["origin_zone", "hour"]) {
            let hour = Int64($0 >> 32) - Self.offset
            return [
                name(.originZone, $0 & 0xFFFF_FFFF),
                String(LocalMoment.minuteText(hour * 60).prefix(13)),
            ]
        }
        try Self.store(
            operatorDays,
            database,
            loadID,
            "trip_operator_day",
            ["operator", "dispatching_base", "day"]
        ) {
            let day = Int64($0 >> 32) - Self.offset
            return [
                name(.operatorName, $0 >> 16 & 0xFFFF), name(.dispatchingBase, $0 & 0xFFFF),
                String(LocalMoment.minuteText(day * 1_440).prefix(10)),
            ]
        }
        try Self.store(
            drivers,
            database,
            loadID,
            "trip_driver_total",
            ["driver_licence"],
            hasSpan: true
        ) { [name(.driver, $0 + 1)] }
        try Self.store(
            vehicles,
            database,
            loadID,
            "trip_vehicle_total",
            ["vehicle_licence"],
            hasSpan: true
        ) { [name(.vehicle, $0 + 1)] }
    }

    private static func store(
        _ totals: TripTotals,
        _ database: Database,
        _ loadID: Int64,
        _ table: String,
        _ keys: [String],
        hasSpan: Bool = false,
        _ key: (UInt64) -> [String]
    ) throws {
        let statement = try BoundStatement(
            database,
            insertInto: table,
            ["load_id"] + keys
                + ["trips", "duration_s", "distance_m", "fare_minor", "driver_pay_minor"]
                + (hasSpan ? ["first_at", "last_at"] : [])
        )
        for (number, sums) in zip(totals.keys, totals.sums) {
            statement.bind(loadID, at: 1)
            var place: Int32 = 2
            for text in key(number) {
                statement.bind(text, at: place)
                place += 1
            }
            for value in [sums.trips, sums.seconds, sums.metres, sums.fare, sums.pay] {
                statement.bind(value, at: place)
                place += 1
            }
            if hasSpan {
                statement.bind(LocalMoment.minuteText(sums.first), at: place)
                statement.bind(LocalMoment.minuteText(sums.last), at: place + 1)
            }
            try statement.run()
        }
    }
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
