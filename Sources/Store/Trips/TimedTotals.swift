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
    private var trips: [Int64] = []

    /// By `summed`; too short where no trip of the last pages tells the field.
    private var sums: [[Int64]] = summed.map { _ in [] }

    /// Where each trip of a block goes.
    private var places: [Int] = []

    init(minutes: Int64) { unit = minutes }

    /// Adds trips.
    ///
    /// - Parameters:
    ///   - columns: the trips.
    ///   - codes: of each trip, not negative.
    mutating func add(_ columns: borrowing TripColumns, codes: [Int32]) {
        guard let pickUps = unsafe columns.values(of: .pickedUpAt), let greatest = codes.max()
        else { return }
        makeRoom(code: Int(greatest))
        unsafe findPlaces(pickUps, codes)
        extend(&trips)
        Self.count(places, in: &trips)
        for (measure, field) in Self.summed.enumerated() {
            guard let values = unsafe columns.values(of: field) else { continue }
            extend(&sums[measure])
            unsafe Self.add(values, at: places, to: &sums[measure])
        }
    }

    private mutating func findPlaces(_ pickUps: UnsafeBufferPointer<Int64>, _ codes: [Int32]) {
        places.removeAll(keepingCapacity: true)
        places.reserveCapacity(pickUps.count)
        for index in pickUps.indices {
            let time = unsafe pickUps[index].flooredQuotient(by: unit)
            let offset = Int(truncatingIfNeeded: time &- first)
            var page = offset >= 0 && offset < pages.count ? Int(pages[offset]) : -1
            if page < 0 { page = self.page(of: time) }
            places.append(page &* room &+ Int(codes[index]))
        }
    }

    /// Places are those of pages that there are: they are not looked at once more.
    private static func count(_ places: [Int], in trips: inout [Int64]) {
        unsafe trips.withUnsafeMutableBufferPointer { trips in
            for place in places { unsafe trips[place] &+= 1 }
        }
    }

    private static func add(
        _ values: UnsafeBufferPointer<Int64>,
        at places: [Int],
        to sums: inout [Int64]
    ) {
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            for index in places.indices {
                let value = unsafe values[index]
                unsafe sums[places[index]] &+= value == PackedColumn.missing ? 0 : value
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
        extend(&trips)
        Self.add(other.trips, room: other.room, starts, codes, to: &trips)
        for measure in Self.summed.indices where !other.sums[measure].isEmpty {
            extend(&sums[measure])
            Self.add(other.sums[measure], room: other.room, starts, codes, to: &sums[measure])
        }
    }

    /// Adds pages of others, each where its start says and each place where its code says: all of
    /// them lie within the sums.
    private static func add(
        _ others: [Int64],
        room: Int,
        _ starts: [Int],
        _ codes: [Int],
        to sums: inout [Int64]
    ) {
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            for page in 0..<others.count / room {
                let start = starts[page]
                for place in 0..<room {
                    unsafe sums[start &+ codes[place]] &+= others[page &* room &+ place]
                }
            }
        }
    }

    /// The pages in the order of time.
    var pagesInOrder: [Int] { times.indices.sorted { times[$0] < times[$1] } }

    /// How many trips of a page have a code.
    func trips(ofPage page: Int, code: Int) -> Int64 {
        code < room ? trips[page * room + code] : 0
    }

    /// What is summed of them, by the place in `summed`.
    func sum(_ measure: Int, ofPage page: Int, code: Int) -> Int64 {
        let place = page * room + code
        return place < sums[measure].count ? sums[measure][place] : 0
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

    /// Makes sums as long as all pages are.
    private func extend(_ values: inout [Int64]) {
        let count = times.count * room
        guard values.count < count else { return }
        values.append(contentsOf: repeatElement(0, count: count - values.count))
    }

    /// Makes the pages wide enough for a code.
    private mutating func makeRoom(code: Int) {
        guard code >= room else { return }
        let old = room
        while code >= room { room += max(64, room / 2) }
        func widen(_ values: inout [Int64]) {
            var wide = [Int64](repeating: 0, count: values.count / old * room)
            for place in values.indices { wide[place / old * room + place % old] = values[place] }
            values = wide
        }
        widen(&trips)
        for measure in sums.indices { widen(&sums[measure]) }
    }
}
