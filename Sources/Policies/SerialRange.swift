internal import StrictYAML

/// Which numbers a series could have given out: the ground of every statement about chance.
public struct SerialRange: Hashable, Sendable {
    /// The lowest number.
    public var first: Int

    /// The highest number.
    public var last: Int

    /// Ranges in between that were never given out.
    public var unused: [ClosedRange<Int>]

    /// How many numbers could have been given out.
    public var count: Int {
        max(0, last - first + 1) - unused.reduce(0) { $0 + $1.count }
    }

    init(_ entry: YAMLMapping) {
        first = entry.optionalInteger("first") ?? 1
        last = entry.integer("last")
        unused = entry.list("unused") { range in
            let (first, last) = (range.integer("first"), range.integer("last"))
            guard first <= last else {
                range.report("last", "must not be below 'first'")
                return nil
            }
            return first...last
        }
        entry.end()
        if last < first { entry.report("last", "must not be below 'first'") }
    }
}

extension SerialRange {
    /// Whether the digits at the end of a number lie in the range.
    public func holds(_ number: String) -> Bool {
        let digits = number.utf8.reversed().prefix { (0x30...0x39).contains($0) }
        guard let serial = Int(String(decoding: digits.reversed(), as: UTF8.self)) else {
            return false
        }
        return first...last ~= serial && !unused.contains { $0.contains(serial) }
    }
}
