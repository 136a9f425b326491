internal import Domain
internal import GRDB

/// The sums that are kept of a load's trips: by zone and hour, operator and day, driver, vehicle.
///
/// Sums of parts of a load can be found anywhere and merged in the order of the parts.
public struct TripLoadTotals: Sendable {
    private var zoneHours = TripTotals()
    private var operatorDays = TripTotals()
    private var drivers = TripTotals()
    private var vehicles = TripTotals()

    /// No trips.
    public init() {}

    /// Adds the sums of other trips of the load.
    public mutating func merge(_ other: TripLoadTotals) {
        zoneHours.merge(other.zoneHours)
        operatorDays.merge(other.operatorDays)
        drivers.merge(other.drivers)
        vehicles.merge(other.vehicles)
    }

    /// Adds trips.
    public mutating func add(_ columns: borrowing TripColumns) {
        guard let pickUps = unsafe columns.values(of: .pickedUpAt) else { return }
        let seconds = unsafe columns.values(of: .duration)
        let metres = unsafe columns.values(of: .distance)
        let fares = unsafe columns.values(of: .fare)
        let pays = unsafe columns.values(of: .driverPay)
        let zones = unsafe columns.values(of: .originZone)
        let operators = unsafe columns.values(of: .operatorName)
        let bases = unsafe columns.values(of: .dispatchingBase)
        let drivers = unsafe columns.values(of: .driver)
        let vehicles = unsafe columns.values(of: .vehicle)
        for index in 0..<pickUps.count {
            let minute = unsafe pickUps[index]
            let trip = unsafe TripTotals.Trip(
                minute: minute,
                seconds: Self.told(seconds, index),
                metres: Self.told(metres, index),
                fare: Self.told(fares, index),
                pay: Self.told(pays, index)
            )
            let hour = UInt64(bitPattern: minute.flooredDivision(by: 60) + Self.offset)
            let day = UInt64(bitPattern: minute.flooredDivision(by: 1_440) + Self.offset)
            unsafe zoneHours.add(hour << 32 | Self.code(zones, index), trip)
            unsafe operatorDays.add(
                day << 32 | Self.code(operators, index) << 16 | Self.code(bases, index),
                trip
            )
            let driver = unsafe Self.code(drivers, index)
            if driver > 0 { self.drivers.add(driver, trip) }
            let vehicle = unsafe Self.code(vehicles, index)
            if vehicle > 0 { self.vehicles.add(vehicle, trip) }
        }
    }

    @inline(__always)
    private static func told(_ values: UnsafeBufferPointer<Int64>?, _ index: Int) -> Int64 {
        guard let values = unsafe values else { return 0 }
        let value = unsafe values[index]
        return value == PackedColumn.missing ? 0 : value
    }

    /// The place of a name and one, 0 where it is not told.
    @inline(__always)
    private static func code(_ values: UnsafeBufferPointer<Int64>?, _ index: Int) -> UInt64 {
        guard let values = unsafe values else { return 0 }
        let value = unsafe values[index]
        return value == PackedColumn.missing ? 0 : UInt64(value + 1)
    }

    /// Added to hours and days, so that none is negative.
    private static let offset: Int64 = 1 << 30

    func store(_ database: Database, loadID: Int64, names: [[String]]) throws {
        func name(_ field: TripField, _ code: UInt64) -> String {
            code == 0 ? "" : names[field.rawValue][Int(code) - 1]
        }
        // Many zones share an hour; its text costs more than storing the row.
        var hours: [UInt64: String] = [:]
        for key in zoneHours.keys where hours[key >> 32] == nil {
            let hour = Int64(key >> 32) - Self.offset
            hours[key >> 32] = String(LocalMoment.minuteText(hour * 60).prefix(13))
        }
        try Self.store(zoneHours, database, loadID, "trip_zone_hour", ["origin_zone", "hour"]) {
            [name(.originZone, $0 & 0xFFFF_FFFF), hours[$0 >> 32, default: ""]]
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
        ) { [name(.driver, $0)] }
        try Self.store(
            vehicles,
            database,
            loadID,
            "trip_vehicle_total",
            ["vehicle_licence"],
            hasSpan: true
        ) { [name(.vehicle, $0)] }
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
