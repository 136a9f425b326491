public import StrictYAML

/// A rule as it runs: its card, its statement and the hash of its files.
public struct Rule: Hashable, Sendable {
    /// The card.
    public var card: RuleCard

    /// `detect.sql`: one row per finding.
    public var detection: String

    /// SHA-256 of card and statement: another hash may find something else.
    public var sha256: String

    /// The folder.
    public var folder: String

    /// The examples that test it; a run does not need them.
    ///
    /// - Throws: `YAMLError` with all problems of the file.
    public func cases() throws(YAMLError) -> [RuleCase] {
        try RuleCase.all(YAMLDocument(contentsOf: "\(folder)/cases.yaml"))
    }
}
