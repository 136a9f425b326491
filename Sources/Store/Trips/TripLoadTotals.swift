internal import Domain

/// The sums that are kept of a load's trips: by zone and hour, operator and day, driver, vehicle.
///
/// Sums of parts of a load can be found anywhere and merged in the order of the parts.
public struct TripLoadTotals: Sendable {
    /// By hour times 2^32 and place of the zone's name.
    private(set) var zoneHours = TripTotals()

    /// By day times 2^40, place of the operator's name times 2^20, and place of the base's.
    private(set) var operatorDays = TripTotals()

    /// By place of the licence.
    private(set) var drivers = TripTotals()
    private(set) var vehicles = TripTotals()

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
            let day = UInt64(bitPattern: minute.flooredDivision(by: 1_440) + Self.dayOffset)
            unsafe zoneHours.add(hour << 32 | Self.code(zones, index), trip)
            unsafe operatorDays.add(
                day << 40 | Self.code(operators, index) << 20 | Self.code(bases, index),
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

    /// Added to hours and to days, so that none is negative.
    static let offset: Int64 = 1 << 30
    static let dayOffset: Int64 = 1 << 22
}

extension Int64 {
    /// The quotient rounded towards minus infinity.
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }
}
