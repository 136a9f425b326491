/// Finds where JSON values begin and end in bytes, without building them.
///
/// Numbers stay as they are written, so that ids beyond 2^53 keep their digits. Grammar: RFC 8259.
struct JSONScanner {
    let bytes: [UInt8]
    var position: Int

    struct Malformed: Error {}

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    mutating func skipBlanks() {
        while position < bytes.count,
            bytes[position] == 0x20 || (0x09...0x0D).contains(bytes[position])
        {
            position += 1
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// The members of the object at the position: names and the ranges of their values.
    mutating func members() throws(Malformed) -> [(name: String, value: Range<Int>)] {
        guard take(UInt8(ascii: "{")) else { throw Malformed() }
        var members: [(name: String, value: Range<Int>)] = []
        if take(UInt8(ascii: "}")) { return members }
        repeat {
            skipBlanks()
            let name = try skipString()
            guard take(UInt8(ascii: ":")) else { throw Malformed() }
            members.append((Self.unescaped(bytes[name]), try skipValue()))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw Malformed() }
        return members
    }

    /// Steps over any value; the range it takes.
    mutating func skipValue() throws(Malformed) -> Range<Int> {
        skipBlanks()
        let start = position
        guard position < bytes.count else { throw Malformed() }
        switch bytes[position] {
        case UInt8(ascii: "\""): _ = try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        default:
            while position < bytes.count, !Self.endsScalar(bytes[position]) { position += 1 }
            guard position > start else { throw Malformed() }
        }
        return start..<position
    }

    /// Steps over a string; the range between its quotes.
    private mutating func skipString() throws(Malformed) -> Range<Int> {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw Malformed()
        }
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return start..<(position - 1)
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        throw Malformed()
    }

    private mutating func skipNested() throws(Malformed) {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                _ = try skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            position += 1
            if depth == 0 { return }
        }
        throw Malformed()
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
            || byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// A value as text bytes: strings without quotes and escapes, `null` as nothing, all else as
    /// written.
    static func text(of value: ArraySlice<UInt8>) -> [UInt8] {
        if value.first == UInt8(ascii: "\"") {
            let inner = value.dropFirst().dropLast()
            return inner.contains(UInt8(ascii: "\\")) ? Array(unescaped(inner).utf8) : Array(inner)
        }
        return value.elementsEqual("null".utf8) ? [] : Array(value)
    }

    private static func unescaped(_ inner: ArraySlice<UInt8>) -> String {
        var units: [UInt16] = []
        let text = String(decoding: inner, as: UTF8.self)
        var scalars = Array(text.utf16)[...]
        while let unit = scalars.popFirst() {
            guard unit == 0x5C, let escape = scalars.popFirst() else {
                units.append(unit)
                continue
            }
            switch escape {
            case 0x62: units.append(0x08)
            case 0x66: units.append(0x0C)
            case 0x6E: units.append(0x0A)
            case 0x72: units.append(0x0D)
            case 0x74: units.append(0x09)
            case 0x75:
                let digits = String(decoding: scalars.prefix(4), as: UTF16.self)
                scalars = scalars.dropFirst(4)
                units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
            default: units.append(escape)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
