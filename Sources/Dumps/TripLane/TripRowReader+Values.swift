internal import Domain

/// The values of plain fields, byte by byte; where they are not plain the general reader must look.
extension TripRowReader {
    /// Reads a field: what follows it, or -1 where it is not plain, and its value.
    ///
    /// The last field ends with `\n`, `\r\n` or `\r\r\n`. Nothing is written through a pointer to the
    /// loop's own values: they would have to lie in memory for it.
    @inline(never)
    func readSlowly(
        _ column: UnsafeMutablePointer<Column>,
        _ all: UnsafeRawBufferPointer,
        _ place: Int
    ) -> (next: Int, value: Int64) {
        var value = TripBatch.missing
        let end = unsafe fieldEnd(column, all, place, &value)
        guard end >= 0, end < all.count else { return (-1, value) }
        if value != TripBatch.missing, unsafe column.pointee.reading != .moment {
            guard unsafe column.pointee.low <= value, unsafe value <= column.pointee.high else {
                return (-1, value)
            }
        }
        if unsafe column.pointee.isLast { return (unsafe Self.lineEnd(all, end), value) }
        return (unsafe all[end] == delimiter ? end + 1 : -1, value)
    }

    /// Where a field ends, and its value; -1 where it is not plain.
    private func fieldEnd(
        _ column: UnsafeMutablePointer<Column>,
        _ all: UnsafeRawBufferPointer,
        _ place: Int,
        _ value: inout Int64
    ) -> Int {
        guard place < all.count else { return -1 }
        let reading = unsafe column.pointee.reading
        switch reading {
        case .moment:
            if unsafe all[place] == delimiter { return place }
            guard place + 19 < all.count, let read = unsafe moment(all, place) else { return -1 }
            value = read
            return place + 19
        case .truth:
            guard unsafe Self.truth(all[place], delimiter, &value) else { return -1 }
            let isEmpty =
                unsafe all[place] == delimiter || all[place] == 0x0A || all[place] == 0x0D
            return isEmpty ? place : place + 1
        case .whole: return unsafe Self.number(all, place, scale: 0, &value)
        case .hundredths: return unsafe Self.number(all, place, scale: 2, &value)
        case .distance: return unsafe Self.metres(all, place, column.pointee.metres, &value)
        case .name, .identifier, .skipped:
            let end = unsafe nameEnd(all, place, isIdentifier: reading == .identifier)
            if end > place, reading != .skipped {
                let bytes = unsafe UnsafeRawBufferPointer(rebasing: all[place..<end])
                value = unsafe column.pointee.names?.pointee.mark(of: bytes) ?? value
            }
            return end
        }
    }

    /// Passes over `\n`, `\r\n` or `\r\r\n`; -1 where none of them stands there.
    private static func lineEnd(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var place = start
        while place < all.count, unsafe all[place] == 0x0D { place += 1 }
        guard place < all.count, unsafe all[place] == 0x0A else { return -1 }
        return place + 1
    }

    /// Where a name without blanks ends; -1 where it is not plain.
    ///
    /// An identifier has letters and digits only.
    private func nameEnd(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        isIdentifier: Bool
    ) -> Int {
        var place = start
        while place < all.count {
            let byte = unsafe all[place]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { return place }
            guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\"") else { return -1 }
            if isIdentifier {
                guard byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 else { return -1 }
            }
            place += 1
        }
        return -1
    }

    /// A moment; the day is kept for other moments.
    private func moment(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int64? {
        guard let time = unsafe Self.timeOfDay(all, start),
            let midnight = unsafe Self.midnight(all, start)
        else { return nil }
        let head = unsafe all.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let tail = unsafe all.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self)
        days.keep(midnight, UInt64(littleEndian: head), UInt32(littleEndian: tail) & 0xFF_FFFF)
        return PackedMoment.packed(minute: midnight + time.minute, second: time.second)
    }

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
        let isNegative = unsafe all[start] == UInt8(ascii: "-")
        let first = isNegative ? start + 1 : start
        guard let written = unsafe decimal(all, first) else { return -1 }
        guard written.end > first else { return isNegative ? -1 : start }
        guard written.end - first <= 16, written.fraction <= scale else { return -1 }
        var number = written.digits
        for _ in written.fraction..<scale { number *= 10 }
        value = isNegative ? -number : number
        return written.end
    }

    /// The digits from a place on, how many of them stand after the point, and where they end; `nil`
    /// where a point has none behind it.
    @inline(__always)
    private static func decimal(
        _ all: UnsafeRawBufferPointer,
        _ start: Int
    ) -> (digits: Int64, fraction: Int, end: Int)? {
        var (digits, place) = (Int64(0), start)
        func readDigits() {
            while place < all.count, unsafe all[place] &- 0x30 <= 9 {
                unsafe digits = digits &* 10 &+ Int64(all[place] &- 0x30)
                place += 1
            }
        }
        readDigits()
        guard place > start, place < all.count, unsafe all[place] == UInt8(ascii: ".") else {
            return (digits, 0, place)
        }
        place += 1
        let first = place
        readDigits()
        return place > first ? (digits, place - first, place) : nil
    }

    /// A distance in metres, rounded as `LengthUnit.wholeMetres` does; -1 where it is too long.
    @inline(__always)
    static func metres(_ digits: Int64, _ fraction: Int, _ unit: Double) -> Int64 {
        let power: Double =
            switch fraction {
            case 0: 1
            case 1: 1e1
            case 2: 1e2
            case 3: 1e3
            case 4: 1e4
            case 5: 1e5
            default: 1e6
            }
        let metres = Double(digits) / power * unit
        guard metres <= 1e9 else { return -1 }
        // Adding 1.5 * 2^52 leaves no digits after the point: the sum is rounded to the nearest whole
        // number and a half to the even one, without a call of the C library.
        let shift = 6_755_399_441_055_744.0
        return Int64((metres + shift) - shift)
    }

    /// A distance in metres, rounded as `LengthUnit.wholeMetres` does: where it ends; -1 where it
    /// is not plain.
    @inline(__always)
    static func metres(
        _ all: UnsafeRawBufferPointer,
        _ start: Int,
        _ unit: Double,
        _ value: inout Int64
    ) -> Int {
        guard let written = unsafe decimal(all, start) else { return -1 }
        guard written.end > start else { return start }
        guard written.end - start <= 13, written.fraction <= 6 else { return -1 }
        let metres = metres(written.digits, written.fraction, unit)
        guard metres >= 0 else { return -1 }
        value = metres
        return written.end
    }

    /// The minute of the day and the second of a time of day.
    static func timeOfDay(
        _ all: UnsafeRawBufferPointer,
        _ start: Int
    ) -> (minute: Int64, second: Int64)? {
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
        return (hour * 60 + minute, second)
    }

    /// The minute of midnight of the day written in ten bytes.
    private static func midnight(_ all: UnsafeRawBufferPointer, _ start: Int) -> Int64? {
        let day = unsafe UnsafeRawBufferPointer(rebasing: all[start..<start + 10])
        let bytes = unsafe day.assumingMemoryBound(to: UInt8.self)
        return unsafe CivilDate(iso8601: bytes.span).map { Int64($0.daysSinceEpoch) * 1_440 }
    }
}
