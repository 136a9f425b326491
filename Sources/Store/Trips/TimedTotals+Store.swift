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
        try Self.storeZones(database, loadID: loadID, [""] + zones)
        let statement = try BoundStatement(
            database,
            insertInto: "trip_hour",
            ["load_id", "hour", "zones"]
        )
        let writer = ZoneHourWriter(totals: self, zoneCount: zones.count + 1)
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

    /// Stores which place each zone has in an hour.
    private static func storeZones(_ database: Database, loadID: Int64, _ zones: [String]) throws {
        let statement = try BoundStatement(
            database,
            insertInto: "trip_hour_zone",
            ["load_id", "place", "zone"]
        )
        for (place, zone) in zones.enumerated() {
            statement.bind(loadID, at: 1)
            statement.bind(Int64(place), at: 2)
            statement.bind(zone, at: 3)
            try statement.run()
        }
    }
}

/// Writes sums by zone as JSON, hour by hour.
private struct ZoneHourWriter: Sendable {
    /// The sums of an hour, as they are stored.
    struct Hour: Sendable {
        /// `YYYY-MM-DD HH`.
        var name: String

        /// What is told of each zone, in UTF-8.
        ///
        /// An array by place, zeros at its end left out; where few zones tell anything, these as an object
        /// by place. Of a zone its trips, or an array of them and the sums that say something.
        var zones: [UInt8]
    }

    /// By hour and place of a zone.
    let totals: TimedTotals

    /// How many places there are.
    let zoneCount: Int

    /// Bytes that a zone takes at most: a name with its marks, a bracket, commas, and the numbers.
    private static let mostOfZone =
        6 + JSONText.mostOfNumber + (1 + TimedTotals.summed.count) * (1 + JSONText.mostOfNumber)

    /// So many hours are written by one core at a time.
    private static let hoursOfJob = 64

    /// An hour is an array where at least one zone of so many tells something: a zero takes two bytes,
    /// a name five or more.
    private static let sparseness = 4

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
        var text = JSONText(capacity: 2 + zoneCount * Self.mostOfZone)
        return pages.map { page in
            text.removeAll()
            write(page, to: &text)
            return Hour(
                name: String(LocalMoment.minuteText(totals.times[page] * 60).prefix(13)),
                zones: unsafe Array(text.bytes)
            )
        }
    }

    private func write(_ page: Int, to text: inout JSONText) {
        var (end, told) = (0, 0)
        for place in 0..<zoneCount where totals.trips(ofPage: page, code: place) > 0 {
            end = place + 1
            told += 1
        }
        let isObject = told * Self.sparseness < end
        text.put(UInt8(ascii: isObject ? "{" : "["))
        var isFirst = true
        for place in 0..<end {
            let trips = totals.trips(ofPage: page, code: place)
            if isObject, trips == 0 { continue }
            if !isFirst { text.put(UInt8(ascii: ",")) }
            isFirst = false
            if isObject {
                text.put(UInt8(ascii: "\""))
                text.put(Int64(place))
                text.put(UInt8(ascii: "\""))
                text.put(UInt8(ascii: ":"))
            }
            write(trips, page, place, to: &text)
        }
        text.put(UInt8(ascii: isObject ? "}" : "]"))
    }

    /// Writes what is told of a zone in an hour.
    private func write(_ trips: Int64, _ page: Int, _ place: Int, to text: inout JSONText) {
        let told = totals.told(ofPage: page, code: place)
        if told > 0 { text.put(UInt8(ascii: "[")) }
        text.put(trips)
        for measure in 0..<told {
            text.put(UInt8(ascii: ","))
            text.put(totals.sum(measure, ofPage: page, code: place))
        }
        if told > 0 { text.put(UInt8(ascii: "]")) }
    }
}
