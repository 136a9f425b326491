internal import Dispatch
internal import Domain
internal import GRDB
internal import Synchronization

extension TimedTotals {
    /// So many hours are made ready before they are stored: some megabytes of text.
    private static let hoursAtOnce = 2_048

    /// Stores sums by zone and hour, an hour as one row: the view `trip_zone_hour` shows the zones.
    ///
    /// - Parameters:
    ///   - database: where.
    ///   - loadID: the load of the trips.
    ///   - zones: the names, in the order of their places.
    /// - Throws: `DatabaseError`.
    func storeZoneHours(_ database: Database, loadID: Int64, zones: [String]) throws {
        let statement = try BoundStatement(
            database,
            insertInto: "trip_hour",
            ["load_id", "hour", "zones"]
        )
        let writer = ZoneHourWriter(self, zones: zones)
        var pages = pagesInOrder[...]
        while !pages.isEmpty {
            for hour in writer.hours(ofPages: pages.prefix(Self.hoursAtOnce)) {
                statement.bind(loadID, at: 1)
                statement.bind(hour.name, at: 2)
                unsafe hour.zones.withUnsafeBytes { unsafe statement.bind(text: $0, at: 3) }
                try statement.run()
            }
            pages = pages.dropFirst(Self.hoursAtOnce)
        }
    }
}

/// Writes sums by zone as JSON, hour by hour.
private struct ZoneHourWriter: Sendable {
    /// The sums of an hour, as they are stored.
    struct Hour: Sendable {
        /// `YYYY-MM-DD HH`.
        var name: String

        /// An array of arrays, in UTF-8: a zone's name, its trips, and the sums that say something.
        var zones: [UInt8]
    }

    private let totals: TimedTotals

    /// The codes of the zones in the order of their names.
    private let order: [Int]

    /// What each zone's numbers follow, by its code, one behind the other; where the next one begins.
    private let heads: [UInt8]
    private let headEnds: [Int]

    /// Bytes that a zone takes beside its head, at most: a bracket, commas, and the numbers.
    private static let mostOfZone =
        2 + (1 + TimedTotals.summed.count) * (1 + JSONText.mostOfNumber)

    /// So many hours are written by one core at a time.
    private static let hoursOfJob = 64

    /// - Parameters:
    ///   - totals: the sums, by hour and the place of a zone and one.
    ///   - zones: the names, in the order of their places.
    init(_ totals: TimedTotals, zones: [String]) {
        self.totals = totals
        order = OrderedNames(zones).codesInOrder
        var (heads, ends): ([UInt8], [Int]) = ([], [0])
        for zone in [""] + zones {
            heads += Array("[".utf8) + JSONText.quoted(zone) + Array(",".utf8)
            ends.append(heads.count)
        }
        (self.heads, headEnds) = (heads, ends)
    }

    /// The hours of some pages, in their order, written on all cores.
    func hours(ofPages pages: ArraySlice<Int>) -> [Hour] {
        let jobs = stride(from: pages.startIndex, to: pages.endIndex, by: Self.hoursOfJob).map {
            pages[$0..<min($0 + Self.hoursOfJob, pages.endIndex)]
        }
        let hours = Mutex([[Hour]](repeating: [], count: jobs.count))
        DispatchQueue.concurrentPerform(iterations: jobs.count) { job in
            let written = written(jobs[job])
            hours.withLock { $0[job] = written }
        }
        return hours.withLock { $0.flatMap(\.self) }
    }

    /// The hours of some pages.
    private func written(_ pages: ArraySlice<Int>) -> [Hour] {
        var text = JSONText(capacity: 2 + heads.count + order.count * Self.mostOfZone)
        return pages.map { page in
            write(page, to: &text)
            return Hour(
                name: String(LocalMoment.minuteText(totals.times[page] * 60).prefix(13)),
                zones: unsafe Array(text.bytes)
            )
        }
    }

    private func write(_ page: Int, to text: inout JSONText) {
        text.removeAll()
        text.put(UInt8(ascii: "["))
        var isFirst = true
        for code in order {
            let trips = totals.trips(ofPage: page, code: code)
            guard trips > 0 else { continue }
            if !isFirst { text.put(UInt8(ascii: ",")) }
            isFirst = false
            text.put(heads.span.extracting(headEnds[code]..<headEnds[code + 1]))
            text.put(trips)
            for measure in 0..<totals.told(ofPage: page, code: code) {
                text.put(UInt8(ascii: ","))
                text.put(totals.sum(measure, ofPage: page, code: code))
            }
            text.put(UInt8(ascii: "]"))
        }
        text.put(UInt8(ascii: "]"))
    }
}
