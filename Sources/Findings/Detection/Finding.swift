internal import Dumps

/// One thing that a rule found.
public struct Finding: Hashable, Sendable {
    /// Stable, from rule, subject, policy and period.
    ///
    /// The same id next week means: still there.
    public var id: String

    /// The rule.
    public var ruleID: String

    /// How much it says: never more than the card, the law's verb and the evidence allow.
    public var level: FindingLevel

    /// The weakest evidence that it needs.
    public var grade: FindingGrade

    /// What it is about.
    public var subject: FindingSubject

    /// The period it is about; empty where it is about a state.
    public var period: String

    /// What was observed, in the rule's unit.
    public var observed: Double?

    /// What is allowed, in the same unit.
    public var threshold: Double?

    /// The interval of what was observed, 95 %.
    public var lower: Double?

    /// The interval of what was observed, 95 %.
    public var upper: Double?

    /// The unit.
    public var unit: String

    /// One sentence.
    public var sentence: String

    /// What the arithmetic rests on, by name, in the order of the statement.
    public var facts: [Fact]

    /// The rows it rests on.
    public var evidence: [EvidenceRows]

    /// A value that a finding rests on.
    public struct Fact: Hashable, Sendable {
        /// Its name: a column of `detect.sql`.
        public var name: String

        /// Its value, as text.
        public var value: String
    }

    /// The stable id.
    public static func id(
        rule: String,
        subject: FindingSubject,
        policy: String,
        period: String
    ) -> String {
        let text = [rule, subject.kind.rawValue, subject.id, policy, period]
            .joined(separator: "\u{1F}")
        return "F-" + Fingerprint.text(of: Array(text.utf8)).prefix(12)
    }
}
