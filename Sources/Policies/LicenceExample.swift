internal import StrictYAML

/// A text and what must be read in it: a test that stands beside the patterns it tests.
public struct LicenceExample: Hashable, Sendable {
    /// The text as a host would type it.
    public var text: String

    /// The numbers that must be read, in normal form, from left to right.
    public var numbers: [String]

    /// The claims of exemption that must be read.
    public var exemptions: [String]

    /// The placeholder that must be read.
    public var placeholder: String?

    /// The repairs that must be proposed, `rule: result`.
    public var repairs: [String: String]

    init(_ entry: YAMLMapping) {
        text = entry.string("text")
        numbers = entry.strings("numbers")
        exemptions = entry.strings("exemptions")
        placeholder = entry.optionalString("placeholder")
        repairs = Dictionary(
            entry.pairs("repairs").map { ($0.key, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
