/// What was found about one thing that a rule looked at.
public enum TripVerdict: String, Hashable, Sendable, CaseIterable {
    /// As the law asks.
    case lawful

    /// Not as the law asks.
    case violation

    /// The data do not say.
    case undeterminable
}

/// One of the results that a rule can have.
public struct TripOutcome: Hashable, Sendable {
    /// What it means.
    public var verdict: TripVerdict

    /// For tables.
    public var words: String

    /// What a trip showed while the clock was set has more readings than one, and they differ.
    static let clockSet = TripOutcome(verdict: .undeterminable, words: "the clock was set then")
}

/// A violation, with the trip that shows it.
public struct TripCase: Hashable, Sendable {
    /// The load of the trip.
    public var load: Int64

    /// The trip's row in its file.
    public var row: Int64

    /// What was found.
    public var outcome: String

    /// Whose licence it is about, or who answers for it; empty where it is the trip itself.
    public var subject: String

    /// The pick-up, minutes of the local clock since 1970-01-01.
    public var minute: Int64

    /// What was observed, with its unit.
    public var observed: String

    /// What the law asks, with its unit.
    public var threshold: String

    /// What was counted, where that is more than the one trip.
    public var basis: TripBasis?
}

/// The counts of one rule, and some of its violations.
public struct RuleTally: Sendable {
    /// The outcomes that can be, in the order of tables.
    public let outcomes: [TripOutcome]

    /// How many things had each outcome.
    public private(set) var counts: [Int]

    /// The first violations, in the order of the files, as many as were asked for.
    public private(set) var cases: [TripCase] = []

    /// How many licences, operators or others the violations are about; `nil` where not counted.
    public var subjects: Int?

    private let caseLimit: Int

    init(outcomes: [TripOutcome], caseLimit: Int) {
        self.outcomes = outcomes
        self.caseLimit = caseLimit
        counts = outcomes.map { _ in 0 }
    }

    mutating func add(_ outcome: Int, _ count: Int = 1) { counts[outcome] += count }

    /// Whether a further violation is to be kept.
    var keepsCases: Bool { cases.count < caseLimit }

    /// Whether there are violations that were counted and not kept.
    public var isCutOff: Bool { cases.count >= caseLimit && count(.violation) > cases.count }

    mutating func keep(_ found: TripCase) {
        if keepsCases { cases.append(found) }
    }

    /// How many had outcomes of a verdict.
    public func count(_ verdict: TripVerdict) -> Int {
        zip(outcomes, counts).reduce(0) { $1.0.verdict == verdict ? $0 + $1.1 : $0 }
    }

    /// The outcomes that occurred, the commonest of a verdict first.
    public func found(_ verdict: TripVerdict) -> [(words: String, count: Int)] {
        zip(outcomes, counts).filter { $0.0.verdict == verdict && $0.1 > 0 }
            .map { ($0.0.words, $0.1) }
            .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    }

    /// Adds the counts of another version of the same rule.
    mutating func merge(_ other: RuleTally) {
        for (outcome, count) in zip(other.outcomes, other.counts) {
            if let place = outcomes.firstIndex(of: outcome) { counts[place] += count }
        }
        for item in other.cases { keep(item) }
        if let more = other.subjects { subjects = (subjects ?? 0) + more }
    }
}
