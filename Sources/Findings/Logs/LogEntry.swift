internal import Dumps
internal import Reporting

/// An entry of a log: never changed, chained to the one before it.
public struct LogEntry<Act>: Hashable, Sendable
where Act: RawRepresentable & Hashable & Sendable, Act.RawValue == String {
    /// Given by the store; entries are in this order.
    public var id: Int64 = 0

    /// What it is about: a case, a complaint, a rule of retention.
    public var subject: String

    /// What was done.
    public var act: Act

    /// When it was written: UTC, ISO 8601.
    public var madeAt: String

    /// The official who answers for it.
    public var madeBy: String

    /// The day that it is about: ISO 8601.
    public var day: String

    /// Ids, codes and amounts, by name; nothing personal.
    public var details: [String: String]

    /// What a person wrote; it can be purged, its hash stays.
    public var words: String?

    /// The hash of the words.
    public var wordsSHA256: String?

    /// The hash of the entry before; empty for the first one.
    public var previousSHA256 = ""

    /// The hash of everything above, with the hash before.
    public var sha256 = ""

    /// An entry that is not in the log yet.
    public init(
        subject: String,
        act: Act,
        madeAt: String,
        madeBy: String,
        day: String,
        details: [String: String] = [:],
        words: String? = nil
    ) {
        self.subject = subject
        self.act = act
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.day = day
        self.details = details
        self.words = words
        wordsSHA256 = words.map { Fingerprint.sha256(of: Array($0.utf8)) }
    }

    /// The details as JSON, keys in order.
    var detailsText: String {
        "{"
            + details.sorted { $0.key < $1.key }
            .map { "\($0.key.quotedForJSON): \($0.value.quotedForJSON)" }
            .joined(separator: ", ") + "}"
    }

    /// What the hash of the entry must be.
    var expectedSHA256: String {
        let fields = [
            previousSHA256, subject, act.rawValue, madeAt, madeBy, day, detailsText,
            wordsSHA256 ?? "",
        ]
        return Fingerprint.sha256(of: Array(fields.joined(separator: "\u{1F}").utf8))
    }
}
