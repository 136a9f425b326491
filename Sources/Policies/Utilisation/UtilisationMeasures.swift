public import StrictYAML

/// How the time of cars with and without passengers is told apart:
/// `analyses/measures/utilisation.yaml`.
public struct UtilisationMeasures: Sendable {
    /// Seconds between an order and its pick-up beyond which the approach is not known.
    public var longestApproach: Int64

    /// Seconds beyond which a ride is not believed.
    public var longestTrip: Int64

    /// Fewer drivers, vehicles or trips are told of no group.
    public var leastHolders: Int

    /// Seconds after which a vehicle's state has lost its end.
    public var longestState: Int64

    /// What others found.
    public var published: [Published]

    private var meanings: [String: StateMeaning]

    /// What a car in a state does.
    public enum StateMeaning: String, Hashable, Sendable, CaseIterable {
        /// At the operator's disposal, without an order.
        case free = "p1"

        /// On the way to a passenger.
        case approach = "p2"

        /// With a passenger.
        case occupied = "p3"

        /// The same as in the state before.
        case asBefore = "as-before"

        /// Not at the operator's disposal, or not in the city.
        case out
    }

    /// Shares that others found, in per cent.
    public struct Published: Hashable, Sendable {
        /// Where, and of whom.
        public var place: String

        /// Of what.
        public var by: Unit

        /// P1, P2 and P3; rounded, so that they need not add up to 100.
        public var percent: [Double]

        /// Who says so.
        public var source: String

        /// Of what shares are.
        public enum Unit: String, Hashable, Sendable, CaseIterable {
            case time
            case distance
        }
    }

    /// What a car in a state does; `nil` where that is not known.
    public func meaning(of state: String) -> StateMeaning? { meanings[state] }

    /// Reads the file.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = root.string("id")
        longestApproach = Int64(root.integer("longest-approach-min")) * 60
        longestTrip = Int64(root.integer("longest-trip-h")) * 3_600
        leastHolders = root.integer("least-holders")
        longestState = Int64(root.integer("longest-state-h")) * 3_600
        let keys = ["longest-approach-min", "longest-trip-h", "least-holders", "longest-state-h"]
        for key in keys where root.integer(key) < 1 { root.report(key, "must be above 0") }
        let states = root.mapping("states")
        var meanings: [String: StateMeaning] = [:]
        for meaning in StateMeaning.allCases {
            for state in states.strings(meaning.rawValue) {
                if meanings[state] != nil { states.report(meaning.rawValue, "'\(state)' again") }
                meanings[state] = meaning
            }
        }
        states.end()
        self.meanings = meanings
        published = root.list("published") { Published($0) }
        root.end()
        try document.finish()
    }
}

extension UtilisationMeasures.Published {
    init?(_ entry: YAMLMapping) {
        place = entry.string("place")
        by = entry.choice("by", of: Unit.self) ?? .time
        percent = ["p1", "p2", "p3"].map { entry.optionalNumber($0) ?? -1 }
        source = entry.string("source")
        guard percent.allSatisfy({ 0...100 ~= $0 }), 97...103 ~= percent.reduce(0, +) else {
            entry.report("p3", "p1, p2 and p3 must add up to about 100")
            return nil
        }
    }
}
