/// Writes runs of equal terms: a count, then what changed since the run before.
///
/// The three lowest bits of the count say which of price, shortest and longest stay changed; only
/// those follow. Numbers are base-128 varints; 0 stands for "not told", other values are one higher; a change is
/// zigzag-coded, so that small ones are short.
struct RunEncoder {
    private var bytes: [UInt8] = []
    private var current: NightTerms?
    private var count: UInt64 = 0
    private var last = SIMD3<Int64>()

    mutating func add(_ terms: NightTerms, count nights: Int = 1) {
        if terms != current {
            flush()
            current = terms
        }
        count += UInt64(nights)
    }

    mutating func finished() -> [UInt8] {
        flush()
        return bytes
    }

    private mutating func flush() {
        guard let terms = current, count > 0 else { return }
        let coded = SIMD3(
            Self.code(terms.priceMinor),
            Self.code(terms.minimumNights),
            Self.code(terms.maximumNights)
        )
        let change = coded &- last
        var head = count << 3
        for index in 0..<3 where change[index] != 0 { head |= 1 << UInt64(index) }
        append(head)
        for index in 0..<3 where change[index] != 0 {
            append(UInt64(bitPattern: (change[index] << 1) ^ (change[index] >> 63)))
        }
        last = coded
        count = 0
    }

    private static func code(_ value: Int64?) -> Int64 {
        guard let value else { return 0 }
        return value >= 0 ? value &+ 1 : value
    }

    private mutating func append(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Reads what `RunEncoder` wrote, night by night; after the end nothing is told.
struct RunDecoder {
    private let bytes: [UInt8]
    private var place = 0
    private var left: UInt64 = 0
    private var last = SIMD3<Int64>()
    private var current = NightTerms()

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> NightTerms {
        if left == 0, !read() { return NightTerms() }
        left -= min(left, 1)
        return current
    }

    /// The next run whole; `nil` after the end.
    mutating func nextRun() -> (terms: NightTerms, nights: Int)? {
        guard read() else { return nil }
        defer { left = 0 }
        return (current, Int(clamping: left))
    }

    /// Reads the head of a run.
    private mutating func read() -> Bool {
        guard place < bytes.count else { return false }
        let head = number()
        left = head >> 3
        for index in 0..<3 where head >> UInt64(index) & 1 == 1 {
            let coded = number()
            let change = Int64(bitPattern: coded >> 1) ^ -Int64(bitPattern: coded & 1)
            last[index] = last[index] &+ change
        }
        current = NightTerms(
            priceMinor: Self.value(last[0]),
            minimumNights: Self.value(last[1]),
            maximumNights: Self.value(last[2])
        )
        return true
    }

    private static func value(_ coded: Int64) -> Int64? {
        coded == 0 ? nil : coded > 0 ? coded - 1 : coded
    }

    private mutating func number() -> UInt64 {
        var (value, shift) = (UInt64(0), UInt64(0))
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if shift < 64 { value |= UInt64(byte & 0x7F) << shift }
            shift += 7
            if byte < 0x80 { break }
        }
        return value
    }
}
