internal import Dumps
public import Patterns
internal import StrictYAML

/// What is looked for in texts, of which only keyed one-way numbers are kept.
public struct KeyPattern: Hashable, Sendable {
    /// What it is: a short word that stands before the number.
    public var what: String

    /// Where it stands: the group `key` of the pattern, or all of it.
    public var pattern: TextPattern

    /// Which characters count; spaces and signs differ from text to text.
    public var keep: Kept

    /// How many of them from the end on, so that a prefix makes no difference; all when `nil`.
    public var last: Int?

    /// Characters that count.
    public enum Kept: String, Hashable, Sendable, CaseIterable {
        case digits
        case lettersAndDigits = "letters-and-digits"
        case all
    }

    /// The keys in a text.
    func keys(in bytes: [UInt8], key: [UInt8]) -> [String] {
        (pattern.matches(in: bytes) ?? []).compactMap { match in
            let range = match.groups["key"] ?? match.range
            var kept = bytes[range].filter(counts).map { byte in
                (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            if let last { kept = kept.suffix(last) }
            guard !kept.isEmpty else { return nil }
            return "\(what):\(Fingerprint.text(of: kept, key: key))"
        }
    }

    private func counts(_ byte: UInt8) -> Bool {
        let isDigit = (0x30...0x39).contains(byte)
        switch keep {
        case .digits: return isDigit
        case .lettersAndDigits:
            return isDigit || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        case .all: return true
        }
    }
}

extension KeyPattern {
    init?(_ entry: YAMLMapping) {
        what = entry.string("what")
        keep = entry.optionalChoice("keep", of: Kept.self) ?? .all
        last = entry.optionalInteger("last")
        let source = entry.string("pattern")
        do {
            pattern = try TextPattern(source)
        } catch {
            entry.report("pattern", "\(error.message) at byte \(error.offset)")
            return nil
        }
    }
}
