internal import Foundation

/// A text as patterns see it: in capitals, without accents, with one kind of dash and of blank,
/// and with the tags of HTML as line ends.
public struct FoldedText: Hashable, Sendable {
    /// The text in UTF-8.
    public let bytes: [UInt8]

    /// Folds a text.
    public init(_ text: String) {
        var text = text
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x3C && $0 != 0x26 }
        if !isPlain { text = Self.simplified(text) }
        bytes = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    }

    /// The text again.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private static func simplified(_ text: String) -> String {
        // Few texts have tags; most come here for an accent.
        let untagged =
            text.utf8.contains { $0 == 0x3C || $0 == 0x26 }
            ? text.replacing("&amp;", with: "&").replacing("&nbsp;", with: " ")
                .replacing(/<\/?[a-zA-Z][^>]*>/, with: "\n") : text
        let capitals = untagged.decomposedStringWithCompatibilityMapping.uppercased()
        var simple = String.UnicodeScalarView()
        for scalar in capitals.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .format: continue
            case .dashPunctuation: simple.append("-")
            case .mathSymbol where scalar == "\u{2212}": simple.append("-")
            case .spaceSeparator: simple.append(" ")
            default: simple.append(scalar)
            }
        }
        return String(simple)
    }
}
