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
    static let longestList = 15

    /// Packs values; `nil` where none of them tells anything.
    public static func packed(_ values: Span<Int64>) -> [UInt8]? {
        var bytes: [UInt8] = []
        return unsafe values.withUnsafeBufferPointer { unsafe append($0, to: &bytes) }
            ? bytes : nil
    }

    /// Packs values behind other bytes; whether any of them tells something, else nothing is added.
    static func append(_ values: UnsafeBufferPointer<Int64>, to bytes: inout [UInt8]) -> Bool {
        guard let range = unsafe ValueRange(values) else { return false }
        unsafe append(values, in: range, to: &bytes)
        return true
    }

    /// Packs values behind other bytes.
    ///
    /// - Parameters:
    ///   - values: the values.
    ///   - range: theirs.
    ///   - bytes: what they are packed behind.
    static func append(
        _ values: UnsafeBufferPointer<Int64>,
        in range: ValueRange,
        to bytes: inout [UInt8]
    ) {
        // Numbers that need all 64 bits, such as fingerprints, stand for themselves.
        guard range.width <= 62 else {
            bytes.append(64)
            bytes.append(0)
            append(0, to: &bytes)
            for index in values.indices {
                unsafe append(UInt64(bitPattern: values[index]), to: &bytes)
            }
            return
        }
        if range.width > 4, let list = unsafe ShortList(values) {
            let width = list.width(isComplete: range.isComplete)
            if width * values.count + list.values.count * 64 < range.width * values.count {
                bytes.append(UInt8(width) | (range.isComplete ? 0 : 0x80))
                bytes.append(UInt8(list.values.count))
                for value in list.values { append(UInt64(bitPattern: value), to: &bytes) }
                let codes = list.codes(isComplete: range.isComplete)
                unsafe codes.withUnsafeBufferPointer { codes in
                    pack(values.count, width: width, behind: &bytes) { index in
                        unsafe codes[list.slot(values[index])]
                    }
                }
                return
            }
        }
        bytes.append(UInt8(range.width) | (range.isComplete ? 0 : 0x80))
        bytes.append(0)
        let least = range.least
        append(UInt64(bitPattern: least), to: &bytes)
        if range.isComplete {
            pack(values.count, width: range.width, behind: &bytes) { index in
                unsafe UInt64(bitPattern: values[index] &- least)
            }
        } else {
            pack(values.count, width: range.width, behind: &bytes) { index in
                let value = unsafe values[index]
                return value == missing ? 0 : UInt64(bitPattern: value &- least) + 1
            }
        }
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    /// Codes of one width, several of them joined before they are stored: a store per code would
    /// have to wait for the one before.
    @inline(__always)
    private static func pack(
        _ count: Int,
        width: Int,
        behind bytes: inout [UInt8],
        _ code: (Int) -> UInt64
    ) {
        guard width > 0 else { return }
        let (start, size) = (bytes.count, (count * width + 7) / 8)
        // A store is of eight bytes, wherever the codes end.
        bytes.append(contentsOf: repeatElement(0, count: size + 8))
        unsafe bytes.withUnsafeMutableBytes { all in
            guard let first = all.baseAddress else { return }
            var store = unsafe BitStore(first + start)
            var index = 0
            let one = UInt64(width)
            if width <= 14 {
                while index + 4 <= count {
                    let low = code(index) | code(index + 1) &<< one
                    let high = code(index + 2) | code(index + 3) &<< one
                    store.put(low | high &<< (2 &* one), width * 4)
                    index += 4
                }
            } else if width <= 28 {
                while index + 2 <= count {
                    store.put(code(index) | code(index + 1) &<< one, width * 2)
                    index += 2
                }
            }
            while index < count {
                let next = code(index)
                store.put(next & 0xFFFF_FFFF, min(width, 32))
                if width > 32 { store.put(next >> 32, width - 32) }
                index += 1
            }
        }
        bytes.removeLast(8)
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
        let least = unsafe Int64(bitPattern: word(bytes, 2))
        return unsafe values.withUnsafeMutableBufferPointer { values in
            let values = unsafe UnsafeMutableBufferPointer(rebasing: values[..<count])
            if width == 64 {
                unsafe unpack(bytes, start, width, values) { Int64(bitPattern: $0) }
            } else if listed > 0 {
                return unsafe unpack(bytes, start, width, values, listed, nulls)
            } else if nulls == 0 {
                unsafe unpack(bytes, start, width, values) { least &+ Int64(bitPattern: $0) }
            } else {
                let before = least &- 1
                unsafe unpack(bytes, start, width, values) {
                    $0 == 0 ? missing : before &+ Int64(bitPattern: $0)
                }
            }
            return true
        }
    }

    /// Unpacks an array's bytes.
    public static func unpack(_ bytes: [UInt8], count: Int, into values: inout [Int64]) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe unpack($0, count: count, into: &values) }
    }

    /// Unpacks places in a list; whether all of them lie within it.
    private static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        _ start: Int,
        _ width: Int,
        _ values: UnsafeMutableBufferPointer<Int64>,
        _ listed: Int,
        _ nulls: UInt64
    ) -> Bool {
        var list = [Int64](repeating: missing, count: listed + Int(nulls))
        for place in 0..<listed {
            unsafe list[place + Int(nulls)] = Int64(bitPattern: word(bytes, 2 + 8 * place))
        }
        let end = UInt64(list.count)
        var isWhole = true
        unsafe list.withUnsafeBufferPointer { list in
            unsafe unpack(bytes, start, width, values) { code in
                if code < end { return unsafe list[Int(code)] }
                isWhole = false
                return missing
            }
        }
        return isWhole
    }

    /// Shows the codes to `value` and keeps what it makes of them.
    @inline(__always)
    private static func unpack(
        _ bytes: UnsafeRawBufferPointer,
        _ start: Int,
        _ width: Int,
        _ values: UnsafeMutableBufferPointer<Int64>,
        _ value: (UInt64) -> Int64
    ) {
        guard let all = bytes.baseAddress, let target = values.baseAddress else { return }
        let count = values.count
        guard width > 0 else {
            let constant = value(0)
            for index in 0..<count { unsafe target[index] = constant }
            return
        }
        var index = 0
        if width <= 56 {
            // Each code lies in the eight bytes from the one in which it begins.
            let mask = (UInt64(1) << UInt64(width)) - 1
            let last = (bytes.count - 8 - start) * 8
            var bit = 0
            while index < count, bit <= last {
                let word = unsafe all.loadUnaligned(
                    fromByteOffset: start + bit >> 3,
                    as: UInt64.self
                )
                let code = UInt64(littleEndian: word) &>> UInt64(bit & 7) & mask
                unsafe target[index] = value(code)
                index += 1
                bit += width
            }
        }
        while index < count {
            unsafe target[index] = value(code(bytes, start, bit: index * width, width))
            index += 1
        }
    }

    /// A code of any width.
    private static func code(
        _ bytes: UnsafeRawBufferPointer,
        _ start: Int,
        bit: Int,
        _ width: Int
    ) -> UInt64 {
        let byte = start + bit >> 3
        let shift = UInt64(bit & 7)
        var code = unsafe word(bytes, byte) >> shift
        if Int(shift) + width > 64 { code |= unsafe UInt64(bytes[byte + 8]) << (64 - shift) }
        return width == 64 ? code : code & ((UInt64(1) << UInt64(width)) - 1)
    }

    /// Eight bytes, the lowest first; what lies past the end counts as zero.
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
