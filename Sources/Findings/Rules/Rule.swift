/// A rule as it runs: its card, its statement and the hash of its files.
public struct Rule: Hashable, Sendable {
    /// The card.
    public var card: RuleCard

    /// `detect.sql`: one row per finding.
    public var detection: String

    /// SHA-256 of card and statement: another hash may find something else.
    public var sha256: String

    /// The examples that test it.
    public var cases: [RuleCase]

    /// The folder.
    public var folder: String
}
