/// What followed the night in rows that were read, and what it tells; the last few of them.
///
/// An advertisement has a handful: free and taken, the price of weekdays and of the weekend.
struct RowEndings: Sendable {
    /// So many are kept; longer ones than these are not.
    private static let most = 8
    private static let longest = 64

    private var bytes = [UInt8](repeating: 0, count: most * longest)
    private var lengths = [Int](repeating: 0, count: most)
    private var told = [CalendarValues](repeating: CalendarValues(), count: most)

    /// Where the next one is written.
    private var next = 0

    /// Keeps an ending, its line feed with it.
    ///
    /// - Returns: its place; `nil` where it is too long.
    mutating func add(
        _ row: Span<UInt8>,
        _ range: Range<Int>,
        _ values: CalendarValues
    ) -> Int? {
        guard range.count <= Self.longest else { return nil }
        if let known = lengths.indices.first(where: { isSame($0, row, range) }) { return known }
        let place = next
        for offset in 0..<range.count {
            bytes[place * Self.longest + offset] = row[range.lowerBound + offset]
        }
        lengths[place] = range.count
        told[place] = values
        next = (next + 1) % Self.most
        return place
    }

    private func isSame(_ place: Int, _ row: Span<UInt8>, _ range: Range<Int>) -> Bool {
        lengths[place] == range.count
            && range.indices.allSatisfy { offset in
                row[offset] == bytes[place * Self.longest + offset - range.lowerBound]
            }
    }

    /// How long an ending is, with its line feed.
    func length(_ place: Int) -> Int { lengths[place] }

    /// What an ending tells.
    func values(_ place: Int) -> CalendarValues { told[place] }

    /// The ending that stands in a row.
    ///
    /// - Parameters:
    ///   - row: the bytes after the night.
    ///   - count: how many there are.
    ///   - first: the ending that is tried first.
    /// - Returns: its place; `nil` where it was not seen before.
    @unsafe @inline(__always)
    func match(_ row: UnsafeRawPointer, _ count: Int, first: Int) -> Int? {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let kept = bytes.baseAddress else { return nil }
            var place = first
            for _ in 0..<Self.most {
                let length = lengths[place]
                if length > 0, length <= count,
                    unsafe isEqual(row, kept + place * Self.longest, length)
                {
                    return place
                }
                place = (place + 1) % Self.most
            }
            return nil
        }
    }
}

/// Whether bytes are the same, compared eight at a time: faster than `memcmp` on a few of them.
@unsafe @inline(__always)
func isEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
    func byte(_ pointer: UnsafeRawPointer, _ offset: Int) -> UInt8 {
        unsafe pointer.load(fromByteOffset: offset, as: UInt8.self)
    }
    func word(_ pointer: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        unsafe pointer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    guard count >= 8 else {
        return (0..<count).allSatisfy { unsafe byte(left, $0) == byte(right, $0) }
    }
    var offset = 0
    while offset + 8 <= count {
        guard unsafe word(left, offset) == word(right, offset) else { return false }
        offset += 8
    }
    // The last eight, some of them for the second time.
    return unsafe offset == count || word(left, count - 8) == word(right, count - 8)
}
