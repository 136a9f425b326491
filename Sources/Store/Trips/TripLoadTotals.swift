internal import Domain

/// The sums that are kept of a load's trips: by zone and hour, operator and day, driver, vehicle.
///
/// Sums of parts of a load can be found anywhere and merged in any order.
public struct TripLoadTotals: Sendable {
    /// By hour and the place of the zone's name and one; 0 is a zone not told.
    private(set) var zoneHours = TimedTotals(byDay: false)

    /// By day and the place of an operator and base in `operators`.
    private(set) var operatorDays = TimedTotals(byDay: true)

    /// Operators and bases: the code of the operator's name times 2^32, and that of the base's.
    private(set) var operators = TripTotals()

    private var operatorPlaces = PlaceMemory()

    /// By place of the licence and one.
    private(set) var drivers = TripTotals()
    private(set) var vehicles = TripTotals()

    /// No trips.
    public init() {}

    /// Adds the sums of other trips of the load.
    public mutating func merge(_ other: TripLoadTotals) {
        zoneHours.merge(other.zoneHours) { $0 }
        var places: [Int] = []
        for key in other.operators.keys { places.append(operators.index(of: key)) }
        operatorDays.merge(other.operatorDays) { $0 < places.count ? places[$0] : 0 }
        drivers.merge(other.drivers)
        vehicles.merge(other.vehicles)
    }

    /// Adds trips.
    public mutating func add(_ columns: borrowing TripColumns) {
        guard let pickUps = unsafe columns.values(of: .pickedUpAt) else { return }
        let zones = unsafe columns.values(of: .originZone)
        zoneHours.add(
            columns,
            codes: pickUps.indices.map { unsafe Int32(truncatingIfNeeded: Self.code(zones, $0)) }
        )
        let operators = unsafe columns.values(of: .operatorName)
        let bases = unsafe columns.values(of: .dispatchingBase)
        var codes: [Int32] = []
        codes.reserveCapacity(pickUps.count)
        for index in pickUps.indices {
            let key = unsafe Self.code(operators, index) << 32 | Self.code(bases, index)
            codes.append(operatorPlaces.place(of: key, in: &self.operators))
        }
        operatorDays.add(columns, codes: codes)
        unsafe Self.add(columns.values(of: .driver), columns, to: &drivers)
        unsafe Self.add(columns.values(of: .vehicle), columns, to: &vehicles)
    }

    /// Adds the trips that tell a licence.
    private static func add(
        _ licences: UnsafeBufferPointer<Int64>?,
        _ columns: borrowing TripColumns,
        to totals: inout TripTotals
    ) {
        guard let licences = unsafe licences, let pickUps = unsafe columns.values(of: .pickedUpAt)
        else { return }
        let seconds = unsafe columns.values(of: .duration)
        let metres = unsafe columns.values(of: .distance)
        let fares = unsafe columns.values(of: .fare)
        let pays = unsafe columns.values(of: .driverPay)
        for index in licences.indices {
            let licence = unsafe code(licences, index)
            guard licence > 0 else { continue }
            totals.add(
                licence,
                unsafe TripTotals.Trip(
                    minute: pickUps[index],
                    seconds: told(seconds, index),
                    metres: told(metres, index),
                    fare: told(fares, index),
                    pay: told(pays, index)
                )
            )
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
        return value == PackedColumn.missing ? 0 : UInt64(bitPattern: value &+ 1)
    }
}

/// Places in sums of the keys seen of late: each has one slot, shared with few others.
private struct PlaceMemory: Sendable {
    private static let slots = 1 << 10
    private var keys = [UInt64](repeating: .max, count: slots)
    private var places = [Int32](repeating: 0, count: slots)

    @inline(__always)
    mutating func place(of key: UInt64, in totals: inout TripTotals) -> Int32 {
        let slot = Int(truncatingIfNeeded: key &+ (key >> 32) &* 61) & (Self.slots - 1)
        if keys[slot] != key {
            places[slot] = Int32(truncatingIfNeeded: totals.index(of: key))
            keys[slot] = key
        }
        return places[slot]
    }
}
