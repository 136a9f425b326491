public import Patterns
internal import StrictYAML

/// What is left out of a text before it is stored: its name stands there in brackets.
///
/// For what people write about themselves into a text that has to be read by others.
public struct TextMask: Hashable, Sendable {
    /// What it is, as it stands in the brackets.
    public var what: String

    /// Where it stands.
    public var pattern: TextPattern

    /// The text without it.
    func masked(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let matches = pattern.matches(in: bytes) else {
            // A text that the pattern cannot be tried on to its end is not kept at all.
            return "[\(what)]"
        }
        guard !matches.isEmpty else { return text }
        var kept: [UInt8] = []
        var end = 0
        for match in matches where match.range.lowerBound >= end {
            kept += bytes[end..<match.range.lowerBound]
            kept += Array("[\(what)]".utf8)
            end = match.range.upperBound
        }
        kept += bytes[end...]
        return String(decoding: kept, as: UTF8.self)
    }
}

extension TextMask {
    init?(_ entry: YAMLMapping) {
        what = entry.string("what")
        let source = entry.string("pattern")
        do {
            pattern = try TextPattern(source)
        } catch {
            entry.report("pattern", "\(error.message) at byte \(error.offset)")
            return nil
        }
    }
}
