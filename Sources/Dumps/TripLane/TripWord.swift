/// Eight bytes of a trip file at once, the first one the lowest, and what they hold up to the end of
/// a field.
///
/// The arithmetic treats each byte of the word by itself, as in Lamport, "Multiple byte processing
/// with full-word instructions", Communications of the ACM 18 (1975).
struct TripWord {
    let bytes: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    @inline(__always)
    init(_ all: UnsafeRawPointer, _ place: Int) {
        bytes = unsafe UInt64(
            littleEndian: all.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        )
    }

    /// A byte eight times.
    static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

    /// How many bits stand before the first of a repeated byte; 64 or more where it is not there.
    @inline(__always)
    func bits(before repeated: UInt64) -> Int {
        let difference = bytes ^ repeated
        let found = (difference &- Self.ones) & ~difference & Self.highBits
        // The lowest mark is right; those above it may not be.
        return found == 0 ? 64 : found.trailingZeroBitCount & ~7
    }

    /// The first `bits` bits, zeros above them.
    @inline(__always)
    func prefix(_ bits: Int) -> UInt64 { bytes & ((1 &<< UInt64(bits)) &- 1) }

    /// A number before the end of a field: its digits, how many stand after the point, and how many
    /// bytes it takes; `nil` where it has a sign, no digit before the point, or is too long.
    ///
    /// An empty field has no digits and no bytes.
    @inline(__always)
    func number(endingWith end: UInt8) -> (digits: Int64, fraction: Int, length: Int)? {
        let values = bytes ^ Self.zeros
        // Marks each byte above 9; a byte past the ASCII ones may mark the next one by mistake, which
        // is then not the end of the field.
        let marks = ((values &+ 0x7676_7676_7676_7676) | values) & Self.highBits
        guard marks != 0 else { return nil }
        let first = marks.trailingZeroBitCount & ~7
        let byte = UInt8(truncatingIfNeeded: bytes &>> UInt64(first))
        if byte == end {
            guard first > 0 else { return (0, 0, 0) }
            return (Self.decimal(values &<< UInt64(64 - first)), 0, first >> 3)
        }
        let later = marks & (marks &- 1)
        guard byte == UInt8(ascii: "."), first > 0, later != 0 else { return nil }
        let second = later.trailingZeroBitCount & ~7
        guard second > first + 8, UInt8(truncatingIfNeeded: bytes &>> UInt64(second)) == end else {
            return nil
        }
        let whole: UInt64 = (1 &<< UInt64(first)) &- 1
        let digits = (values & whole) | ((values >> 8) & ~whole)
        return (
            Self.decimal(digits &<< UInt64(72 - second)), (second - first) >> 3 - 1, second >> 3
        )
    }

    /// The number that eight decimal digits write, the first of them the lowest byte.
    @inline(__always)
    private static func decimal(_ digits: UInt64) -> Int64 {
        let pairs = digits &* 10 &+ (digits >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return Int64(truncatingIfNeeded: (low &+ high) >> 32)
    }

    /// Hours, minutes and seconds of `hh:mm:ss`; `nil` where no clock shows them.
    @inline(__always)
    var time: (hour: Int64, minute: Int64, second: Int64)? {
        // "00:00:00": each byte becomes its digit, a colon nothing.
        let values = bytes ^ 0x3030_3A30_303A_3030
        // At most 29:59:59, each byte by itself; the 29 is looked at below.
        let marks = (values &+ 0x767A_7F76_7A7F_767D) | values
        let pairs = values &* 10 &+ (values >> 8)
        let hour = Int64(truncatingIfNeeded: pairs & 0xFF)
        guard marks & Self.highBits == 0, hour < 24 else { return nil }
        return (
            hour, Int64(truncatingIfNeeded: (pairs >> 24) & 0xFF),
            Int64(truncatingIfNeeded: (pairs >> 48) & 0xFF)
        )
    }
}
