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

    /// Of each trip of a block.
    private var codes: [Int32] = []

    /// By place of the licence and one.
    private(set) var drivers = TripTotals()
    private(set) var vehicles = TripTotals()

    /// No trips.
    public init() {}

    /// Adds the sums of other trips of the load.
    public mutating func merge(_ other: TripLoadTotals) {
        // Every trip has an operator and a base, told or not.
        guard !operators.keys.isEmpty else {
            self = other
            return
        }
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
        if codes.count < pickUps.count { codes = Array(repeating: 0, count: pickUps.count) }
        let greatest = unsafe Self.findCodes(columns.values(of: .originZone), &codes)
        zoneHours.add(columns, codes: codes, greatest: greatest)
        unsafe operatorPlaces.find(
            columns.values(of: .operatorName),
            columns.values(of: .dispatchingBase),
            &codes,
            count: pickUps.count,
            in: &operators
        )
        operatorDays.add(columns, codes: codes, greatest: operators.keys.count - 1)
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

    /// Finds the code of each trip's name; the greatest of them.
    private static func findCodes(
        _ values: UnsafeBufferPointer<Int64>?,
        _ codes: inout [Int32]
    ) -> Int {
        guard let values = unsafe values else {
            unsafe codes.withUnsafeMutableBufferPointer { unsafe $0.update(repeating: 0) }
            return 0
        }
        var bits: UInt64 = 0
        var greatest: Int32 = 0
        unsafe codes.withUnsafeMutableBufferPointer { codes in
            for index in 0..<values.count {
                let long = unsafe code(values, index)
                let code = Int32(truncatingIfNeeded: long)
                unsafe codes[index] = code
                bits |= long
                greatest = max(greatest, code)
            }
        }
        // What is counted by codes is not looked at once more.
        precondition(bits <= Int32.max, "a name stands for its place")
        return Int(greatest)
    }

    /// The place of a name and one, 0 where it is not told.
    @inline(__always)
    fileprivate static func code(_ values: UnsafeBufferPointer<Int64>?, _ index: Int) -> UInt64 {
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

    /// Finds the place of each trip's operator and base.
    mutating func find(
        _ operators: UnsafeBufferPointer<Int64>?,
        _ bases: UnsafeBufferPointer<Int64>?,
        _ found: inout [Int32],
        count: Int,
        in totals: inout TripTotals
    ) {
        unsafe keys.withUnsafeMutableBufferPointer { keys in
            unsafe places.withUnsafeMutableBufferPointer { places in
                unsafe found.withUnsafeMutableBufferPointer { found in
                    for index in 0..<count {
                        let `operator` = unsafe TripLoadTotals.code(operators, index)
                        let base = unsafe TripLoadTotals.code(bases, index)
                        let key = `operator` << 32 | base
                        let slot =
                            Int(truncatingIfNeeded: base &+ `operator` &* 61) & (Self.slots - 1)
                        if unsafe keys[slot] != key {
                            unsafe places[slot] = Int32(truncatingIfNeeded: totals.index(of: key))
                            unsafe keys[slot] = key
                        }
                        unsafe found[index] = places[slot]
                    }
                }
            }
        }
    }
}
