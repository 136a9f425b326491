internal import Domain

/// The values of plain fields; `nil` where the general reader must look.
extension TripLane {
    /// True, false, or neither for a blank or an empty field; whether the byte is one of them.
    @inline(__always)
    static func truth(_ byte: UInt8, _ delimiter: UInt8, _ value: inout Int64) -> Bool {
        switch byte {
        case UInt8(ascii: "Y"), UInt8(ascii: "y"), UInt8(ascii: "T"), UInt8(ascii: "t"),
            UInt8(ascii: "1"):
            value = 1
        case UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "F"), UInt8(ascii: "f"),
            UInt8(ascii: "0"):
            value = 0
        case 0x20, 0x0A, 0x0D, delimiter: break
        default: return false
        }
        return true
    }

    /// A number times ten to the power `scale`, with no more digits after the point than that:
    /// where it ends; -1 where it is not plain.
    @inline(__always)
    static func number(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        scale: Int,
        _ value: inout Int64
    ) -> Int {
        var place = start
        let isNegative = unsafe all[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let first = place
        var sum: Int64 = 0
        while place < all.count, unsafe all[place] &- 0x30 <= 9 {
            unsafe sum = sum &* 10 &+ Int64(all[place] &- 0x30)
            place += 1
        }
        guard place > first else { return isNegative ? -1 : start }
        var fraction = 0
        if place < all.count, unsafe all[place] == UInt8(ascii: ".") {
            place += 1
            while place < all.count, unsafe all[place] &- 0x30 <= 9 {
                unsafe sum = sum &* 10 &+ Int64(all[place] &- 0x30)
                place += 1
                fraction += 1
            }
            guard fraction > 0 else { return -1 }
        }
        guard place - first <= 16, fraction <= scale else { return -1 }
        while fraction < scale {
            sum *= 10
            fraction += 1
        }
        value = isNegative ? -sum : sum
        return place
    }

    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]

    /// A distance in metres, rounded as `LengthUnit.wholeMetres` does: where it ends; -1 where it
    /// is not plain.
    @inline(__always)
    static func metres(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ unit: Double,
        _ value: inout Int64
    ) -> Int {
        var place = start
        var (sum, fraction) = (Int64(0), 0)
        while place < all.count, unsafe all[place] &- 0x30 <= 9 {
            unsafe sum = sum &* 10 &+ Int64(all[place] &- 0x30)
            place += 1
        }
        guard place > start else { return start }
        if place < all.count, unsafe all[place] == UInt8(ascii: ".") {
            place += 1
            while place < all.count, unsafe all[place] &- 0x30 <= 9 {
                unsafe sum = sum &* 10 &+ Int64(all[place] &- 0x30)
                place += 1
                fraction += 1
            }
            guard fraction > 0 else { return -1 }
        }
        guard place - start <= 13, fraction <= 6 else { return -1 }
        let metres = Double(sum) / powersOfTen[fraction] * unit
        guard metres <= 1e9 else { return -1 }
        value = Int64(metres.rounded(.toNearestOrEven))
        return place
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
