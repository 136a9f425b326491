internal import Domain

/// The values of plain fields; `nil` where the general reader must look.
extension TripLane {
    /// True, false, or a blank for neither.
    @inline(__always)
    static func truth(_ all: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int64? {
        guard end == start + 1 else { return nil }
        switch unsafe all[start] | 0x20 {
        case UInt8(ascii: "y"), UInt8(ascii: "t"): return 1
        case UInt8(ascii: "n"), UInt8(ascii: "f"): return 0
        case UInt8(ascii: "1"): return unsafe all[start] == UInt8(ascii: "1") ? 1 : nil
        case UInt8(ascii: "0"): return unsafe all[start] == UInt8(ascii: "0") ? 0 : nil
        case 0x20: return unsafe all[start] == 0x20 ? TripBatch.missing : nil
        default: return nil
        }
    }

    /// A number times ten to the power `scale`: at most fifteen digits, and no more of them after
    /// the point than that.
    @inline(__always)
    static func number(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ end: Int,
        scale: Int
    ) -> Int64? {
        var place = start
        let isNegative = unsafe all[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        guard end - place <= 16, place < end, unsafe all[place] &- 0x30 <= 9 else { return nil }
        var value: Int64 = 0
        var fraction = -1
        while place < end {
            let byte = unsafe all[place]
            if byte &- 0x30 <= 9 {
                value = value * 10 + Int64(byte - 0x30)
                if fraction >= 0 { fraction += 1 }
            } else {
                guard byte == UInt8(ascii: "."), fraction < 0 else { return nil }
                fraction = 0
            }
            place += 1
        }
        guard fraction != 0, fraction <= scale else { return nil }
        var missingDigits = scale - max(0, fraction)
        while missingDigits > 0 {
            value *= 10
            missingDigits -= 1
        }
        return isNegative ? -value : value
    }

    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]

    /// A distance in metres, rounded as `LengthUnit.wholeMetres` does.
    @inline(__always)
    static func metres(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ end: Int,
        _ unit: Double
    ) -> Int64? {
        var place = start
        guard end - place <= 13, unsafe all[place] &- 0x30 <= 9 else { return nil }
        var value: Int64 = 0
        var fraction = -1
        while place < end {
            let byte = unsafe all[place]
            if byte &- 0x30 <= 9 {
                value = value * 10 + Int64(byte - 0x30)
                if fraction >= 0 { fraction += 1 }
            } else {
                guard byte == UInt8(ascii: "."), fraction < 0 else { return nil }
                fraction = 0
            }
            place += 1
        }
        guard fraction != 0, fraction <= 6 else { return nil }
        let metres = Double(value) / powersOfTen[max(0, fraction)] * unit
        return metres <= 1e9 ? Int64(metres.rounded(.toNearestOrEven)) : nil
    }

    /// Seconds of the local clock since 1970-01-01 of a time of day; the day is given.
    @inline(__always)
    static func secondsOfDay(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int64? {
        func pair(_ place: Int) -> Int64 {
            let tens = unsafe all[start + place] &- 0x30
            let ones = unsafe all[start + place + 1] &- 0x30
            return tens <= 9 && ones <= 9 ? Int64(tens) * 10 + Int64(ones) : 99
        }
        let (hour, minute, second) = (pair(11), pair(14), pair(17))
        guard hour <= 23, minute <= 59, second <= 59,
            unsafe all[start + 10] == 0x20, unsafe all[start + 13] == UInt8(ascii: ":"),
            unsafe all[start + 16] == UInt8(ascii: ":")
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// Midnight of the day written in ten bytes.
    static func midnight(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int64? {
        let day = unsafe Array(all[start..<start + 10])
        return CivilDate(iso8601: day.span).map { Int64($0.daysSinceEpoch) * 86_400 }
    }
}
