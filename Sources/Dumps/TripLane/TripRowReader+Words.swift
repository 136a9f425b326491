internal import Domain

/// Fields that lie in a few words: each reading gives the length, or -1 where a field must be read
/// slowly, and the value, which stays as it was where the field is empty.
extension TripRowReader {
    @inline(__always)
    func moment(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        let word = unsafe TripWord(start, 0)
        let tail = unsafe start.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
        let day = UInt32(littleEndian: tail) & 0xFF_FFFF
        guard let midnight = days.minutes(word.bytes, day),
            let time = unsafe TripWord(start, 11).time,
            unsafe start.load(fromByteOffset: 19, as: UInt8.self) == column.pointee.end
        else {
            let first = UInt8(truncatingIfNeeded: word.bytes)
            return unsafe first == column.pointee.end ? 0 : -1
        }
        value = PackedMoment.packed(
            minute: midnight + time.hour * 60 + time.minute,
            second: time.second
        )
        return 19
    }

    @inline(__always)
    func truth(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        let word = unsafe TripWord(start, 0)
        let first = UInt8(truncatingIfNeeded: word.bytes)
        let second = UInt8(truncatingIfNeeded: word.bytes >> 8)
        if unsafe second == column.pointee.end {
            let truth = unsafe truths[Int(first)]
            if truth == 2 { return -1 }
            value = truth
            return 1
        }
        return unsafe first == column.pointee.end ? 0 : -1
    }

    @inline(__always)
    func whole(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        unsafe number(column, start, &value) { digits, fraction in fraction == 0 ? digits : nil }
    }

    @inline(__always)
    func hundredths(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        unsafe number(column, start, &value) { digits, fraction in
            fraction > 2 ? nil : digits * (fraction == 2 ? 1 : fraction == 1 ? 10 : 100)
        }
    }

    @inline(__always)
    func distance(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        let unit = unsafe column.pointee.metres
        return unsafe number(column, start, &value) { digits, fraction in
            let metres = Self.metres(digits, fraction, unit)
            return metres >= 0 ? metres : nil
        }
    }

    /// A number that `scaled` makes of the digits and of how many of them stand after the point; `nil`
    /// where it is not plain.
    @inline(__always)
    private func number(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64,
        scaled: (Int64, Int) -> Int64?
    ) -> Int {
        guard let number = unsafe TripWord(start, 0).number(endingWith: column.pointee.end) else {
            return -1
        }
        guard number.length > 0 else { return 0 }
        guard let scaled = scaled(number.digits, number.fraction),
            unsafe column.pointee.low <= scaled, unsafe scaled <= column.pointee.high
        else { return -1 }
        value = scaled
        return number.length
    }

    @inline(__always)
    func name(
        _ column: UnsafeMutablePointer<Column>,
        _ start: UnsafeRawPointer,
        _ value: inout Int64
    ) -> Int {
        let word = unsafe TripWord(start, 0)
        let bits = unsafe word.bits(before: column.pointee.ends)
        guard bits > 0 else { return 0 }
        guard bits < 64, let names = unsafe column.pointee.names else { return -1 }
        let mark = unsafe names.pointee.mark(ofShort: word.prefix(bits))
        guard mark != -1 else { return -1 }
        value = mark
        return bits >> 3
    }
}
