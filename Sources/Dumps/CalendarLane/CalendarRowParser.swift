internal import Domain

/// Reads one row of a calendar that is written in the plainest form; refuses every other.
///
/// What it refuses is left to libcsv and the conversions of the format, so that both lanes agree:
/// it may take a row only where they would give the same values.
struct CalendarRowParser {
    let roles: [CalendarLayout.Role]

    /// What a row holds.
    struct Row {
        /// Where the advertisement's id ends.
        var idEnd = 0

        /// Where the text after the night begins.
        var restStart = 0

        var day: Int32 = 0
        var values = CalendarValues()
    }

    /// Reads the row from `start` up to its line feed at `end`; `nil` where it is not plain.
    func row(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Row? {
        var row = Row()
        var place = start
        while place < end, Self.isDigit(bytes[place]) { place += 1 }
        guard place > start, place - start <= 19, bytes[start] != UInt8(ascii: "0"), place < end,
            bytes[place] == UInt8(ascii: ",")
        else { return nil }
        row.idEnd = place
        guard place + 11 <= end,
            let date = CivilDate(iso8601: bytes.extracting(place + 1..<place + 11))
        else { return nil }
        row.day = date.daysSinceEpoch
        place += 11
        row.restStart = place
        for role in roles.dropFirst(2) {
            guard place < end, bytes[place] == UInt8(ascii: ",") else { return nil }
            place += 1
            guard let next = field(role, bytes, place, end, &row.values) else { return nil }
            place = next
        }
        return place == end ? row : nil
    }

    /// Reads a field; returns where it ends.
    private func field(
        _ role: CalendarLayout.Role,
        _ bytes: Span<UInt8>,
        _ start: Int,
        _ end: Int,
        _ values: inout CalendarValues
    ) -> Int? {
        switch role {
        case .listing, .night: return nil
        case .other: return Self.plainEnd(bytes, start, end)
        case .available:
            guard start < end else { return nil }
            switch bytes[start] {
            case UInt8(ascii: "t"): values.isAvailable = true
            case UInt8(ascii: "f"): values.isAvailable = false
            default: return nil
            }
            return start + 1
        case .price: return Self.price(bytes, start, end, &values.priceHundredths)
        case .minimumNights: return Self.number(bytes, start, end, &values.minimumNights)
        case .maximumNights: return Self.number(bytes, start, end, &values.maximumNights)
        }
    }

    /// The end of a field that nobody reads: without blanks, control characters and quotes, or in one
    /// pair of quotes without another inside.
    private static func plainEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var place = start
        guard start < end, bytes[start] == UInt8(ascii: "\"") else {
            while place < end, bytes[place] != UInt8(ascii: ",") {
                guard bytes[place] > 0x20, bytes[place] < 0x7F, bytes[place] != UInt8(ascii: "\"")
                else { return nil }
                place += 1
            }
            return place
        }
        place += 1
        while place < end, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20, bytes[place] < 0x7F else { return nil }
            place += 1
        }
        // Long ones are for the general reader, which knows the limits.
        guard place < end, place - start < 4_096 else { return nil }
        place += 1
        return place == end || bytes[place] == UInt8(ascii: ",") ? place : nil
    }

    /// An empty field, or at most nine digits without a leading zero.
    private static func number(
        _ bytes: Span<UInt8>,
        _ start: Int,
        _ end: Int,
        _ value: inout Int64
    ) -> Int? {
        var place = start
        var sum: Int64 = 0
        while place < end, isDigit(bytes[place]) {
            sum = sum * 10 + Int64(bytes[place] - 0x30)
            place += 1
        }
        guard place - start <= 9 else { return nil }
        if place > start {
            guard bytes[start] != UInt8(ascii: "0") || place - start == 1 else { return nil }
            value = sum
        }
        return place
    }

    /// An empty field, `$85.00`, or `"$1,085.00"`: groups of three, two digits after the point.
    private static func price(
        _ bytes: Span<UInt8>,
        _ start: Int,
        _ end: Int,
        _ value: inout Int64
    ) -> Int? {
        guard start < end, bytes[start] != UInt8(ascii: ",") else { return start }
        var place = start
        let isQuoted = bytes[place] == UInt8(ascii: "\"")
        if isQuoted { place += 1 }
        guard place < end, bytes[place] == UInt8(ascii: "$") else { return nil }
        place += 1
        var (sum, digits, group, groups) = (Int64(0), 0, 0, 0)
        while place < end, bytes[place] != UInt8(ascii: ".") {
            if isDigit(bytes[place]) {
                sum = sum * 10 + Int64(bytes[place] - 0x30)
                (digits, group) = (digits + 1, group + 1)
            } else {
                guard isQuoted, bytes[place] == UInt8(ascii: ","),
                    groups == 0 ? 1...3 ~= group : group == 3
                else { return nil }
                (group, groups) = (0, groups + 1)
            }
            place += 1
        }
        guard 1...12 ~= digits, groups == 0 || group == 3, place + 2 < end,
            isDigit(bytes[place + 1]), isDigit(bytes[place + 2])
        else { return nil }
        value = sum * 100 + Int64(bytes[place + 1] - 0x30) * 10 + Int64(bytes[place + 2] - 0x30)
        place += 3
        guard isQuoted else { return place }
        guard place < end, bytes[place] == UInt8(ascii: "\"") else { return nil }
        return place + 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}
