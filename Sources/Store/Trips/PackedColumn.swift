/// Whole numbers of one column and one block of trips, packed: the least of them and the
/// differences from it, in as few bits each as the largest difference needs; or, where few
/// different numbers occur, a list of them and places in it.
///
/// The bytes: one with the width in bits, 0x80 added where code 0 means "not told"; one with the
/// length of the list, 0 for none; eight of the least number, or eight for each of the list; then
/// the codes, the lowest bit first. All numbers have their lowest byte first.
public enum PackedColumn {
    /// Stands for "not told".
    public static let missing = Int64.min

    /// A list pays where it is no longer than this.
    private static let longestList = 15

    /// Packs values; `nil` where none of them tells anything.
    public static func packed(_ values: Span<Int64>) -> [UInt8]? {
        var (least, greatest) = (Int64.max, Int64.min)
        var isComplete = true
        for index in 0..<values.count {
            let value = values[index]
            if value == missing {
                isComplete = false
            } else {
                least = min(least, value)
                greatest = max(greatest, value)
            }
        }
        guard least <= greatest else { return nil }
        let range = UInt64(bitPattern: greatest &- least)
        // Numbers that need all 64 bits, such as fingerprints, stand for themselves.
        guard range < UInt64(1) << 62 else {
            var bytes: [UInt8] = [64, 0]
            append(0, to: &bytes)
            for index in 0..<values.count { append(UInt64(bitPattern: values[index]), to: &bytes) }
            return bytes
        }
        let nulls: UInt64 = isComplete ? 0 : 1
        let width = UInt64.bitWidth - (range + nulls).leadingZeroBitCount
        if width > 4, let list = shortList(values),
            let bytes = listed(values, list, nulls, ratherThan: width)
        {
            return bytes
        }
        var bytes: [UInt8] = [UInt8(width) | (isComplete ? 0 : 0x80), 0]
        append(UInt64(bitPattern: least), to: &bytes)
        pack(values.count, width: width, into: &bytes) { index in
            let value = values[index]
            return value == missing ? 0 : UInt64(bitPattern: value &- least) + nulls
        }
        return bytes
    }

    /// The different numbers in order, where they are few.
    private static func shortList(_ values: Span<Int64>) -> [Int64]? {
        var list: [Int64] = []
        for index in 0..<values.count where values[index] != missing {
            let value = values[index]
            if list.contains(value) { continue }
            guard list.count < longestList else { return nil }
            list.append(value)
        }
        return list.sorted()
    }

    private static func listed(
        _ values: Span<Int64>,
        _ list: [Int64],
        _ nulls: UInt64,
        ratherThan plain: Int
    ) -> [UInt8]? {
        let width = UInt64.bitWidth - (UInt64(list.count - 1) + nulls).leadingZeroBitCount
        guard width * values.count + list.count * 64 < plain * values.count else { return nil }
        var bytes: [UInt8] = [UInt8(width) | (nulls == 0 ? 0 : 0x80), UInt8(list.count)]
        for value in list { append(UInt64(bitPattern: value), to: &bytes) }
        pack(values.count, width: width, into: &bytes) { index in
            let value = values[index]
            guard value != missing else { return 0 }
            var place: UInt64 = 0
            while list[Int(place)] != value { place += 1 }
            return place + nulls
        }
        return bytes
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    private static func pack(
        _ count: Int,
        width: Int,
        into bytes: inout [UInt8],
        _ code: (Int) -> UInt64
    ) {
        guard width > 0 else { return }
        bytes.reserveCapacity(bytes.count + (count * width + 7) / 8)
        var (held, bits) = (UInt64(0), 0)
        for index in 0..<count {
            let next = code(index)
            held |= next << UInt64(bits)
            bits += width
            if bits >= 64 {
                append(held, to: &bytes)
                bits -= 64
                held = bits == 0 ? 0 : next >> UInt64(width - bits)
            }
        }
        while bits > 0 {
            bytes.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            bits -= 8
        }
    }

    /// Unpacks `count` values into the beginning of `values`.
    ///
    /// - Returns: whether the bytes are what packing so many values gives.
    public static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        count: Int,
        into values: inout [Int64]
    ) -> Bool {
        if values.count < count {
            values.append(contentsOf: repeatElement(missing, count: count - values.count))
        }
        guard bytes.count >= 10 else { return false }
        let first = unsafe bytes[0]
        let width = Int(first & 0x7F)
        let nulls: UInt64 = first & 0x80 == 0 ? 0 : 1
        let listed = unsafe Int(bytes[1])
        let start = 2 + 8 * max(1, listed)
        guard width <= 64, bytes.count == start + (count * width + 7) / 8 else { return false }
        let list = (0..<max(1, listed)).map { place in
            unsafe Int64(bitPattern: word(bytes, 2 + 8 * place))
        }
        let least = list[0]
        let mask = width == 64 ? UInt64.max : (UInt64(1) << UInt64(width)) - 1
        var isWhole = true
        unsafe values.withUnsafeMutableBufferPointer { values in
            var bit = 0
            for index in 0..<count {
                var code: UInt64 = 0
                if width > 0 {
                    let byte = start + bit >> 3
                    let shift = UInt64(bit & 7)
                    code = unsafe word(bytes, byte) >> shift
                    if Int(shift) + width > 64 {
                        code |= unsafe UInt64(bytes[byte + 8]) << (64 - shift)
                    }
                    code &= mask
                    bit += width
                }
                if width == 64 {
                    unsafe values[index] = Int64(bitPattern: code)
                } else if code < nulls {
                    unsafe values[index] = missing
                } else if listed > 0 {
                    let place = code - nulls
                    isWhole = isWhole && place < UInt64(listed)
                    unsafe values[index] = place < UInt64(listed) ? list[Int(place)] : missing
                } else {
                    unsafe values[index] = least &+ Int64(bitPattern: code - nulls)
                }
            }
        }
        return isWhole
    }

    /// Unpacks an array's bytes.
    public static func unpack(_ bytes: [UInt8], count: Int, into values: inout [Int64]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe unpack($0, count: count, into: &values) }
    }

    /// Eight bytes, the lowest first; what lies past the end counts as zero.
    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        if place + 8 <= bytes.count {
            return unsafe UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            )
        }
        var value: UInt64 = 0
        var index = bytes.count - 1
        while index >= place {
            value = unsafe value << 8 | UInt64(bytes[index])
            index -= 1
        }
        return value
    }
}
