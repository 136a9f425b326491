public import StrictYAML

/// A rule: `analyses/rules/<id>/`, with everything that a reader of a finding must know.
public struct RuleCard: Hashable, Sendable {
    /// The name of the folder; never used again for another rule.
    public var id: String

    /// Raised whenever the rule may find something else on the same data.
    public var version: Int

    /// What it finds, for people.
    public var title: String

    /// How far it was tried.
    public var status: Status

    /// The strongest level of its findings.
    public var level: FindingLevel

    /// The question that it belongs to.
    public var topic: Topic

    /// What kind of thing a finding is about.
    public var subject: FindingSubject.Kind

    /// Whose duty it is.
    public var addressee: Addressee

    /// What the law says, by its verb.
    public var verb: LawVerb

    /// The duty, in words; the city's own sources stand in its policy.
    public var duty: String

    /// Why anybody should care.
    public var why: String

    /// The unit of what is observed.
    public var unit: String

    /// The sentence of a finding, with the columns of `detect.sql` in braces.
    public var sentence: String

    /// What `detect.sql` binds.
    public var parameters: [RuleParameter]

    /// The models that `detect.sql` reads.
    public var reads: [String]

    /// What else could explain the finding, and whether it was looked at.
    public var alternatives: [String]

    /// When it is wrong, as far as is known.
    public var falsePositives: [String]

    /// What would change the result.
    public var wouldChange: [String]

    /// Statutes, papers, decisions.
    public var references: [String]

    /// How far a rule was tried.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case experimental
        case test
        case stable
        case deprecated
    }

    /// The question that a rule belongs to.
    public enum Topic: String, Hashable, Sendable, CaseIterable {
        case licences
        case hosts
        case nights
        case guests
        case ghostHostels = "ghost-hostels"
        case duties
        case trips
        case delivery
    }

    /// Whose duty it is.
    public enum Addressee: String, Hashable, Sendable, CaseIterable {
        case host
        case intermediary
        case platform
        case city
    }

    /// The columns of the statement that the sentence names.
    public var sentenceColumns: [String] { WordTemplate(sentence).columns }

    /// Reads `rule.yaml`.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        id = root.string("id")
        version = root.integer("version")
        title = root.string("title")
        status = root.choice("status", of: Status.self) ?? .experimental
        level = root.choice("level", of: FindingLevel.self) ?? .dataQuality
        topic = root.choice("topic", of: Topic.self) ?? .licences
        subject = root.choice("subject", of: FindingSubject.Kind.self) ?? .listing
        addressee = root.choice("addressee", of: Addressee.self) ?? .host
        verb = root.choice("verb", of: LawVerb.self) ?? .none
        duty = root.string("duty")
        why = root.string("why")
        unit = root.string("unit")
        sentence = root.string("sentence")
        parameters = root.list("parameters") { RuleParameter($0) }
        reads = root.strings("reads")
        alternatives = root.strings("alternatives")
        falsePositives = root.strings("false-positives")
        wouldChange = root.strings("would-change")
        references = root.strings("references")
        if level > verb.highestLevel {
            root.report("level", "is more than a law that says '\(verb.rawValue)' allows")
        }
        if version < 1 { root.report("version", "must be at least 1") }
        for (key, texts) in [
            ("reads", reads), ("alternatives", alternatives), ("false-positives", falsePositives),
            ("would-change", wouldChange), ("references", references),
        ] where texts.isEmpty {
            root.report(key, "at least one is needed")
        }
        root.end()
        try document.finish()
    }
}
