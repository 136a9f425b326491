internal import Domain
internal import GRDB

extension TimedTotals {
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
        let order = OrderedNames(zones).codesInOrder
        let heads = ([""] + zones).map { Array("[".utf8) + JSONText.quoted($0) + Array(",".utf8) }
        var text = JSONText(capacity: heads.reduce(2) { $0 + $1.count + Self.mostOfZone })
        for page in pagesInOrder {
            write(page, order, heads, to: &text)
            statement.bind(loadID, at: 1)
            statement.bind(String(LocalMoment.minuteText(times[page] * 60).prefix(13)), at: 2)
            unsafe statement.bind(text: text.bytes, at: 3)
            try statement.run()
        }
    }

    /// Bytes that a zone takes beside its head, at most: a bracket, commas, and the numbers.
    private static let mostOfZone = 2 + (1 + summed.count) * (1 + JSONText.mostOfNumber)

    /// Writes the zones of an hour, each with what its numbers follow.
    private func write(
        _ page: Int,
        _ order: [Int],
        _ heads: [[UInt8]],
        to text: inout JSONText
    ) {
        text.removeAll()
        text.put(UInt8(ascii: "["))
        var isFirst = true
        for code in order {
            let trips = trips(ofPage: page, code: code)
            guard trips > 0 else { continue }
            if !isFirst { text.put(UInt8(ascii: ",")) }
            isFirst = false
            text.put(heads[code])
            text.put(trips)
            for measure in 0..<told(ofPage: page, code: code) {
                text.put(UInt8(ascii: ","))
                text.put(sum(measure, ofPage: page, code: code))
            }
            text.put(UInt8(ascii: "]"))
        }
        text.put(UInt8(ascii: "]"))
    }
}
