internal import Domain

/// How a moment is written.
///
/// `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` for fixed digits, `M`, `D`, `h`
/// for one or two, `AP` for AM or PM, `*` for whatever follows, everything else for itself. Or
/// `epoch-seconds`: seconds since 1970 of the clock on the wall. Or `epoch-milliseconds-utc`:
/// milliseconds since 1970 in universal time, which become the city's clock.
public struct MomentPattern: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case number(Unit, ClosedRange<Int>)
        case half
        case epochSeconds, epochMilliseconds
        case literal(UInt8)
        case rest
    }

    private enum Unit: Int, Hashable, Sendable {
        case year, month, day, hour, minute, second
    }

    private let parts: [Part]

    /// Whether it tells universal time, so that the city's time zone must be known.
    public var isUniversal: Bool { parts == [.epochMilliseconds] }

    /// Whether the moment, to the second, is all that the text tells.
    var tellsAll: Bool { !parts.contains(.rest) && !isUniversal }

    /// Whether it is `YYYY-MM-DD hh:mm:ss`, which the fast lane reads.
    public let isPlain: Bool

    /// A pattern, or `nil` when it does not hold year, month, day, hour and minute once each.
    public init?(_ pattern: String) {
        if ["epoch-seconds", "epoch-milliseconds-utc"].contains(pattern) {
            parts = [pattern == "epoch-seconds" ? .epochSeconds : .epochMilliseconds]
            isPlain = false
            return
        }
        var parts: [Part] = []
        var rest = pattern.utf8[...]
        while let first = rest.first {
            let token = Self.tokens.first { rest.starts(with: $0.text.utf8) }
            if let token {
                parts.append(token.part)
                rest = rest.dropFirst(token.text.utf8.count)
            } else {
                parts.append(first == UInt8(ascii: "*") ? .rest : .literal(first))
                rest = rest.dropFirst()
            }
        }
        let units = parts.compactMap { part in
            if case .number(let unit, _) = part { unit.rawValue } else { nil }
        }
        guard Set(units).count == units.count, Set(units).isSuperset(of: 0...4) else { return nil }
        self.parts = parts
        isPlain = pattern == "YYYY-MM-DD hh:mm:ss"
    }

    private static let tokens: [(text: String, part: Part)] = [
        ("YYYY", .number(.year, 4...4)), ("MM", .number(.month, 2...2)),
        ("DD", .number(.day, 2...2)), ("hh", .number(.hour, 2...2)),
        ("mm", .number(.minute, 2...2)), ("ss", .number(.second, 2...2)), ("AP", .half),
        ("M", .number(.month, 1...2)), ("D", .number(.day, 1...2)), ("h", .number(.hour, 1...2)),
    ]

    /// The moment written in the bytes, or `nil`.
    func moment(in bytes: Span<UInt8>) -> LocalMoment? {
        if parts == [.epochSeconds] { return Self.epoch(bytes, 1...11, perSecond: 1) }
        if parts == [.epochMilliseconds] { return Self.epoch(bytes, 1...14, perSecond: 1_000) }
        var index = 0
        var values = (year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0)
        var isAfternoon: Bool?
        for part in parts {
            switch part {
            case .number(let unit, let count):
                guard let value = Self.digits(in: bytes, &index, count) else { return nil }
                switch unit {
                case .year: values.year = value
                case .month: values.month = value
                case .day: values.day = value
                case .hour: values.hour = value
                case .minute: values.minute = value
                case .second: values.second = value
                }
            case .half:
                guard index + 1 < bytes.count, bytes[index + 1] | 0x20 == UInt8(ascii: "m"),
                    [UInt8(ascii: "a"), UInt8(ascii: "p")].contains(bytes[index] | 0x20)
                else { return nil }
                isAfternoon = bytes[index] | 0x20 == UInt8(ascii: "p")
                index += 2
            case .literal(let byte):
                guard index < bytes.count, bytes[index] == byte else { return nil }
                index += 1
            case .rest: index = bytes.count
            case .epochSeconds, .epochMilliseconds: return nil
            }
        }
        if let isAfternoon {
            // Midnight is 12 AM and noon 12 PM.
            guard 1...12 ~= values.hour else { return nil }
            values.hour = values.hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard index == bytes.count,
            let day = CivilDate(year: values.year, month: values.month, day: values.day)
        else { return nil }
        return LocalMoment(
            day: day,
            hour: values.hour,
            minute: values.minute,
            second: values.second
        )
    }

    /// A count since 1970; eleven digits of seconds reach past the year 5000.
    private static func epoch(
        _ bytes: Span<UInt8>,
        _ length: ClosedRange<Int>,
        perSecond: Int
    ) -> LocalMoment? {
        var index = 0
        guard let count = digits(in: bytes, &index, length), index == bytes.count else {
            return nil
        }
        return LocalMoment(seconds: Int64(count / perSecond))
    }

    private static func digits(
        in bytes: Span<UInt8>,
        _ index: inout Int,
        _ count: ClosedRange<Int>
    ) -> Int? {
        var value = 0
        var found = 0
        while found < count.upperBound, index < bytes.count,
            (0x30...0x39).contains(bytes[index])
        {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
            found += 1
        }
        return found >= count.lowerBound ? value : nil
    }
}
