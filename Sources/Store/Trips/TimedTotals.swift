internal import Domain

/// Sums over trips by the hour or the day of their pick-up and something else: a page for each unit
/// of time, in it a place for each code.
///
/// It is made for codes of which most occur in most units, and for files in no order of time: to
/// find the place of a trip takes two looks into arrays.
struct TimedTotals: Sendable {
    /// What is summed beside the number of trips.
    static let summed: [TripField] = [.duration, .distance, .fare, .driverPay]

    /// Minutes of a unit.
    private let unit: Int64
    private static let minutesOfHour: Int64 = 60
    private static let minutesOfDay: Int64 = 1_440

    /// The units of the pages, since 1970-01-01 00:00 of the local clock.
    private(set) var times: [Int64] = []

    /// Pages by unit from `first` on; -1 where there is none.
    private var pages: [Int32] = []
    private var first: Int64 = 0

    /// Pages of units that lie too far from the others.
    private var far: [Int64: Int32] = [:]

    /// So many units have a place in `pages`: hours of a century.
    private static let mostUnits: Int64 = 1 << 20

    /// Places of a page.
    private var room = 64

    /// A file has fewer trips than this counts.
    private var trips: [UInt32] = []

    /// For each place as many as are `summed`, in their order; too short where no trip of the last
    /// pages tells any of them.
    private var sums: [Int64] = []

    /// Where each trip of a block goes.
    private var places: [Int] = []

    /// Sums by the hour, or by the day.
    init(byDay: Bool) { unit = byDay ? Self.minutesOfDay : Self.minutesOfHour }

    /// Adds trips.
    ///
    /// - Parameters:
    ///   - columns: the trips.
    ///   - codes: of each trip, not negative.
    ///   - greatest: no code is greater.
    mutating func add(_ columns: borrowing TripColumns, codes: [Int32], greatest: Int) {
        guard let pickUps = unsafe columns.values(of: .pickedUpAt) else { return }
        makeRoom(code: greatest)
        if places.count < pickUps.count { places = Array(repeating: 0, count: pickUps.count) }
        // By a divisor that the compiler knows: a division by it is a multiplication.
        if unit == Self.minutesOfDay {
            unsafe findPlaces(pickUps, codes, unit: Self.minutesOfDay)
        } else {
            unsafe findPlaces(pickUps, codes, unit: Self.minutesOfHour)
        }
        Self.extend(&trips, to: placeCount)
        Self.count(places.prefix(pickUps.count), in: &trips)
        for (measure, field) in Self.summed.enumerated() {
            guard let values = unsafe columns.values(of: field) else { continue }
            Self.extend(&sums, to: placeCount * Self.summed.count)
            unsafe Self.add(values, at: places, measure, to: &sums)
        }
    }

    /// Finds where each trip goes.
    @inline(__always)
    private mutating func findPlaces(
        _ pickUps: UnsafeBufferPointer<Int64>,
        _ codes: [Int32],
        unit: Int64
    ) {
        var next = 0
        while true {
            let pages = KnownPages(pages: pages, first: first, room: room)
            unsafe pages.findPlaces(pickUps, codes, &next, &places, unit: unit)
            guard next < pickUps.count else { return }
            let time = unsafe pickUps[next].flooredQuotient(by: unit)
            places[next] = page(of: time) * room + Int(codes[next])
            next += 1
        }
    }

    /// Counts trips in a loop that does nothing else: the processor then waits for many places at once.
    ///
    /// Places are those of pages that there are: they are not looked at once more.
    private static func count(_ places: ArraySlice<Int>, in trips: inout [UInt32]) {
        unsafe places.withUnsafeBufferPointer { places in
            unsafe trips.withUnsafeMutableBufferPointer { trips in
                for index in places.indices { unsafe trips[places[index]] &+= 1 }
            }
        }
    }

    private static func add(
        _ values: UnsafeBufferPointer<Int64>,
        at places: [Int],
        _ measure: Int,
        to sums: inout [Int64]
    ) {
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            for index in values.indices {
                let value = unsafe values[index]
                let place = places[index] &* summed.count &+ measure
                unsafe sums[place] &+= value == PackedColumn.missing ? 0 : value
            }
        }
    }

    /// Adds other sums.
    ///
    /// - Parameters:
    ///   - other: sums by the same unit of time.
    ///   - code: what a code of the others is here.
    mutating func merge(_ other: TimedTotals, code: (Int) -> Int) {
        let codes = (0..<other.room).map(code)
        makeRoom(code: codes.max() ?? 0)
        let starts = other.times.map { page(of: $0) * room }
        Self.extend(&trips, to: placeCount)
        Self.add(other.trips, 1, room: other.room, starts, codes, to: &trips)
        guard !other.sums.isEmpty else { return }
        Self.extend(&sums, to: placeCount * Self.summed.count)
        Self.add(other.sums, Self.summed.count, room: other.room, starts, codes, to: &sums)
    }

    /// Adds pages of others, of each place so many numbers, each page where its start says and each
    /// place where its code says: all of them lie within the sums.
    private static func add<Number: FixedWidthInteger>(
        _ others: [Number],
        _ numbers: Int,
        room: Int,
        _ starts: [Int],
        _ codes: [Int],
        to sums: inout [Number]
    ) {
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            for page in 0..<others.count / (room * numbers) {
                for place in 0..<room {
                    let from = (page &* room &+ place) &* numbers
                    let to = (starts[page] &+ codes[place]) &* numbers
                    for number in 0..<numbers {
                        unsafe sums[to &+ number] &+= others[from &+ number]
                    }
                }
            }
        }
    }

    /// How many of the sums of a place say something: those behind the last that is not zero do not.
    func told(ofPage page: Int, code: Int) -> Int {
        guard !sums.isEmpty else { return 0 }
        var count = Self.summed.count
        while count > 0, sum(count - 1, ofPage: page, code: code) == 0 { count -= 1 }
        return count
    }

    /// The pages in the order of time.
    var pagesInOrder: [Int] { times.indices.sorted { times[$0] < times[$1] } }

    /// How many trips of a page have a code.
    func trips(ofPage page: Int, code: Int) -> Int64 {
        code < room ? Int64(trips[page * room + code]) : 0
    }

    /// What is summed of them, by the place in `summed`.
    func sum(_ measure: Int, ofPage page: Int, code: Int) -> Int64 {
        let place = (page * room + code) * Self.summed.count + measure
        return place < sums.count ? sums[place] : 0
    }

    // MARK: Pages

    /// The page of a unit; a new one where there is none.
    @inline(never)
    private mutating func page(of time: Int64) -> Int {
        if let page = far[time] { return Int(page) }
        if pages.isEmpty { first = time }
        let offset = time - first
        let (low, high) = (min(offset, 0), max(offset, Int64(pages.count) - 1))
        guard high - low < Self.mostUnits else {
            far[time] = Int32(times.count)
            times.append(time)
            return times.count - 1
        }
        if low < 0 {
            pages.insert(contentsOf: repeatElement(-1, count: Int(-low)), at: 0)
            first = time
        }
        let place = Int(time - first)
        if place >= pages.count {
            pages.append(contentsOf: repeatElement(-1, count: place + 1 - pages.count))
        }
        if pages[place] < 0 {
            pages[place] = Int32(times.count)
            times.append(time)
        }
        return Int(pages[place])
    }

    /// How many places all pages have.
    private var placeCount: Int { times.count * room }

    /// Makes numbers as many as there are to be.
    private static func extend<Number: FixedWidthInteger>(_ values: inout [Number], to count: Int) {
        guard values.count < count else { return }
        // Room that is not used costs nothing; to move millions of sums does.
        if values.isEmpty { values.reserveCapacity(firstRoom) }
        values.append(contentsOf: repeatElement(0, count: count - values.count))
    }

    /// Numbers for which there is room from the beginning: the zones of half a year's hours.
    private static let firstRoom = 1 << 21

    /// Makes the pages wide enough for a code.
    private mutating func makeRoom(code: Int) {
        guard code >= room else { return }
        let old = room
        while code >= room { room += max(64, room / 2) }
        func widen<Number: FixedWidthInteger>(_ values: inout [Number], _ numbers: Int) {
            let (short, long) = (old * numbers, room * numbers)
            var wide: [Number] = []
            Self.extend(&wide, to: values.count / short * long)
            for place in values.indices {
                wide[place / short * long + place % short] = values[place]
            }
            values = wide
        }
        widen(&trips, 1)
        widen(&sums, Self.summed.count)
    }
}

/// Pages that there are, by their units from the first one on.
private struct KnownPages {
    var pages: [Int32]
    var first: Int64
    var room: Int

    /// Finds where trips go, up to one whose unit has no page.
    ///
    /// Codes and places are as many as the trips: they are not looked at once more.
    @inline(__always)
    func findPlaces(
        _ pickUps: UnsafeBufferPointer<Int64>,
        _ codes: [Int32],
        _ next: inout Int,
        _ places: inout [Int],
        unit: Int64
    ) {
        let start = first &* unit
        var index = next
        unsafe pages.withUnsafeBufferPointer { pages in
            unsafe codes.withUnsafeBufferPointer { codes in
                unsafe places.withUnsafeMutableBufferPointer { places in
                    while index < pickUps.count {
                        // What lies before the first unit is a great number without a sign.
                        let minutes = unsafe UInt64(bitPattern: pickUps[index] &- start)
                        let offset = minutes / UInt64(unit)
                        guard offset < UInt64(pages.count) else { break }
                        let page = unsafe Int(pages[Int(truncatingIfNeeded: offset)])
                        guard page >= 0 else { break }
                        unsafe places[index] = page &* room &+ Int(codes[index])
                        index += 1
                    }
                }
            }
        }
        next = index
    }
}
