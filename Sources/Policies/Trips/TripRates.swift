internal import StrictYAML

/// An amount per something, in millionths of the currency's unit, so that 1.088 is exact.
public struct TripRate: Hashable, Sendable {
    /// Millionths of the currency's unit.
    public var millionths: Int64

    init(millionths: Int64) { self.millionths = millionths }

    /// A plain decimal number with at most six digits after the point.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard 1...2 ~= parts.count, let whole = Int64(parts[0]), whole >= 0, whole < 1_000_000_000
        else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            let digits = parts[1].utf8
            guard 1...6 ~= digits.count, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else {
                return nil
            }
            for digit in digits { fraction = fraction * 10 + Int64(digit - 0x30) }
            for _ in digits.count..<6 { fraction *= 10 }
        }
        millionths = whole * 1_000_000 + fraction
    }
}

extension YAMLMapping {
    /// An optional amount in the currency's unit.
    func optionalRate(_ key: String) -> TripRate? {
        guard let text = optionalString(key) else { return nil }
        let rate = TripRate(text)
        if rate == nil { report(key, "expected an amount such as 1.088") }
        return rate
    }

    /// A required amount.
    func rate(_ key: String) -> TripRate {
        optionalRate(key) ?? TripRate(string(key)) ?? TripRate(millionths: 0)
    }

    /// Zones by the name of a list of the file.
    func zones(_ key: String, of lists: [String: [String]]) -> [String] {
        strings(key).flatMap { name in
            if lists[name] == nil { report(key, "'\(name)' is none of the file's zones") }
            return lists[name] ?? []
        }
    }
}
