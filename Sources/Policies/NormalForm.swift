public import Patterns

/// How the groups of a pattern are put together into a number: `HUTB{serial}`.
///
/// `{serial:6}` pads with zeros to six characters; `{serial|bare}` takes everything but letters
/// and digits out; `{serial|digits}` reads letters that look like digits as digits (O, Q, D as 0;
/// I, L as 1; S as 5; B as 8); `{serial|hex}` does so for hexadecimal digits (O, Q as 0; I, L as 1).
public struct NormalForm: Hashable, Sendable {
    private let parts: [Part]

    private enum Part: Hashable, Sendable {
        case text([UInt8])
        case group(String, width: Int, reading: Reading)
    }

    private enum Reading: String, Hashable, Sendable {
        case asWritten
        case bare
        case digits
        case hex
    }

    /// Reads a form; `nil` when it is not well-formed.
    public init?(_ source: String) {
        var parts: [Part] = []
        var rest = Substring(source)
        while let brace = rest.firstIndex(of: "{") {
            parts.append(.text(Array(rest[..<brace].utf8)))
            guard let end = rest[brace...].firstIndex(of: "}"),
                let part = Self.group(rest[rest.index(after: brace)..<end])
            else { return nil }
            parts.append(part)
            rest = rest[rest.index(after: end)...]
        }
        guard !rest.contains("}") else { return nil }
        self.parts = parts + [.text(Array(rest.utf8))]
    }

    private static func group(_ source: Substring) -> Part? {
        let piped = source.split(separator: "|", omittingEmptySubsequences: false)
        guard let named = piped.first, piped.count <= 2 else { return nil }
        let sized = named.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = sized.first, !name.isEmpty, sized.count <= 2 else { return nil }
        let reading = piped.count == 2 ? Reading(rawValue: String(piped[1])) : .asWritten
        let width = sized.count == 2 ? Int(sized[1]) : 0
        guard let reading, let width else { return nil }
        return .group(String(name), width: width, reading: reading)
    }

    /// The names of the groups it needs.
    public var groupNames: [String] {
        parts.compactMap { part in
            if case .group(let name, _, _) = part { name } else { nil }
        }
    }

    /// The number that a match stands for; a group that took no part is empty.
    public func number(of match: PatternMatch, in text: [UInt8]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let fixed): bytes += fixed
            case .group(let name, let width, let reading):
                let read = Self.read(match.groups[name].map { text[$0] } ?? [], reading)
                bytes += Array(repeating: UInt8(ascii: "0"), count: max(0, width - read.count))
                bytes += read
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read(_ bytes: ArraySlice<UInt8>, _ reading: Reading) -> [UInt8] {
        switch reading {
        case .asWritten: Array(bytes)
        case .bare: bytes.filter { isDigit($0) || (0x41...0x5A).contains($0) }
        case .digits: bytes.map { lookalikes[$0] ?? $0 }.filter { isDigit($0) }
        case .hex: bytes.map { isHex($0) ? $0 : lookalikes[$0] ?? $0 }.filter { isHex($0) }
        }
    }

    private static let lookalikes: [UInt8: UInt8] = [
        UInt8(ascii: "O"): UInt8(ascii: "0"), UInt8(ascii: "Q"): UInt8(ascii: "0"),
        UInt8(ascii: "D"): UInt8(ascii: "0"), UInt8(ascii: "I"): UInt8(ascii: "1"),
        UInt8(ascii: "L"): UInt8(ascii: "1"), UInt8(ascii: "S"): UInt8(ascii: "5"),
        UInt8(ascii: "B"): UInt8(ascii: "8"),
    ]

    private static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x46).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
