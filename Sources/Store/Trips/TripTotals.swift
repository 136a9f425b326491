/// Sums over trips by a key of 64 bits: open addressing, because a dictionary of the standard
/// library costs more per trip than reading the trip.
struct TripTotals: Sendable {
    struct Sums: Sendable {
        var trips: Int64 = 0
        var seconds: Int64 = 0
        var metres: Int64 = 0
        var fare: Int64 = 0
        var pay: Int64 = 0
        var first = Int64.max
        var last = Int64.min
    }

    private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
    private(set) var keys: [UInt64] = []
    private(set) var sums: [Sums] = []

    /// Where the sums of a key stand.
    @inline(__always)
    mutating func index(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Self.slot(of: key, mask)
        while slots[place] >= 0 {
            let index = Int(slots[place])
            if keys[index] == key { return index }
            place = (place + 1) & mask
        }
        return insert(key, place)
    }

    private mutating func insert(_ key: UInt64, _ place: Int) -> Int {
        let index = keys.count
        slots[place] = Int32(index)
        keys.append(key)
        sums.append(Sums())
        if keys.count * 2 > slots.count { grow() }
        return index
    }

    /// What a trip adds.
    struct Trip {
        var minute: Int64
        var seconds: Int64
        var metres: Int64
        var fare: Int64
        var pay: Int64
    }

    @inline(__always)
    mutating func add(_ key: UInt64, _ trip: Trip) {
        let index = index(of: key)
        sums[index].add(trip)
    }

    /// Adds other sums, in their order.
    mutating func merge(_ other: TripTotals) {
        for (key, more) in zip(other.keys, other.sums) {
            let index = index(of: key)
            sums[index].merge(more)
        }
    }

    /// The sums in the order that a number gives to each key.
    func sorted(by rank: (UInt64) -> UInt64) -> [(key: UInt64, sums: Sums)] {
        let ranks = keys.map(rank)
        return ranks.indices.sorted { ranks[$0] < ranks[$1] }.map { (keys[$0], sums[$0]) }
    }

    /// Fibonacci hashing (Knuth, "The Art of Computer Programming", volume 3, 6.4).
    private static func slot(of key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        let mask = slots.count - 1
        for (index, key) in keys.enumerated() {
            var place = Self.slot(of: key, mask)
            while slots[place] >= 0 { place = (place + 1) & mask }
            slots[place] = Int32(index)
        }
    }
}

extension TripTotals.Sums {
    fileprivate mutating func merge(_ other: Self) {
        trips += other.trips
        seconds &+= other.seconds
        metres &+= other.metres
        fare &+= other.fare
        pay &+= other.pay
        first = min(first, other.first)
        last = max(last, other.last)
    }

    @inline(__always)
    fileprivate mutating func add(_ trip: TripTotals.Trip) {
        trips += 1
        seconds &+= trip.seconds
        metres &+= trip.metres
        fare &+= trip.fare
        pay &+= trip.pay
        first = min(first, trip.minute)
        last = max(last, trip.minute)
    }
}
