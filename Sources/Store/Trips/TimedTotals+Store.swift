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
        let quoted = ([""] + zones).map(Self.quoted)
        var text: [UInt8] = []
        for page in pagesInOrder {
            text.removeAll(keepingCapacity: true)
            text.append(UInt8(ascii: "["))
            for code in order {
                let trips = trips(ofPage: page, code: code)
                guard trips > 0 else { continue }
                if text.count > 1 { text.append(UInt8(ascii: ",")) }
                text.append(UInt8(ascii: "["))
                text.append(contentsOf: quoted[code])
                Self.append(trips, to: &text)
                // What is missing at the end is zero.
                var last = Self.summed.count - 1
                while last >= 0, sum(last, ofPage: page, code: code) == 0 { last -= 1 }
                for measure in 0..<last + 1 {
                    Self.append(sum(measure, ofPage: page, code: code), to: &text)
                }
                text.append(UInt8(ascii: "]"))
            }
            text.append(UInt8(ascii: "]"))
            statement.bind(loadID, at: 1)
            statement.bind(String(LocalMoment.minuteText(times[page] * 60).prefix(13)), at: 2)
            statement.bind(text: text, at: 3)
            try statement.run()
        }
    }

    /// A text in JSON (RFC 8259, section 7).
    private static func quoted(_ text: String) -> [UInt8] {
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += Array(
                    "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
                )
            default: bytes.append(byte)
            }
        }
        return bytes + [UInt8(ascii: "\"")]
    }

    /// Adds a comma and a number.
    private static func append(_ value: Int64, to text: inout [UInt8]) {
        text.append(UInt8(ascii: ","))
        if value < 0 { text.append(UInt8(ascii: "-")) }
        let start = text.count
        var rest = value.magnitude
        repeat {
            text.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        text[start...].reverse()
    }
}
