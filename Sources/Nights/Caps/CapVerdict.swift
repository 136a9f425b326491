public import Policies

/// What may be said of a number of nights against a cap.
public enum CapVerdict: Hashable, Sendable {
    /// Below it, and not near.
    case under

    /// Below it or at it, and near.
    case near

    /// Above it: a breach where the evidence proves it, else a lead.
    case over(isBreach: Bool)

    /// Nothing may be said.
    case undeterminable(Reason)

    /// Why nothing may be said.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Too small a part of the period was observed.
        case coverage = "too little of the period was observed"

        /// A single calendar was loaded: what became of its nights is not known.
        case oneSnapshot = "one snapshot only"

        /// The interval holds the cap.
        case interval = "the interval holds the cap"

        /// No policy is known for nights of the period.
        case noLaw = "no policy is known for a part of the period"

        /// The cap changed within the period, and when the nights were is not known.
        case changedCap = "the cap changed within the period"

        /// Whether the cap holds in the area is not known.
        case zone = "the zones of the cap are not known"
    }

    /// Judges an estimate.
    ///
    /// A lower bound above the cap needs no coverage: what was seen is enough. That a count is below
    /// it can be said only of a period that was observed, and so it is of what is carried on from one
    /// part of the period to the rest. A breach is what is proved night by night;
    /// what an estimate adds to that makes a lead.
    ///
    /// - Parameters:
    ///   - estimate: the nights that count.
    ///   - cap: the most nights that are allowed; a range where that depends on when they were.
    ///   - looks: how many calendars there were, where the estimate rests on them.
    ///   - measures: the probabilities that are asked for.
    public init(
        _ estimate: NightEstimate,
        cap: ClosedRange<Int>,
        looks: Int? = nil,
        measures: NightMeasures
    ) {
        let above = estimate.distribution.probability(ofMoreThan: cap.lowerBound)
        let aboveAll = estimate.distribution.probability(ofMoreThan: cap.upperBound)
        let isProved = estimate.proved > cap.upperBound
        let isSeen =
            estimate.grade != .extrapolated || estimate.coverage >= measures.minimumCoverage
        if isProved || isSeen && aboveAll >= measures.overProbability {
            self = .over(isBreach: isProved)
        } else if let looks, looks < 2, estimate.coverage < measures.minimumCoverage {
            self = .undeterminable(.oneSnapshot)
        } else if estimate.coverage < measures.minimumCoverage {
            self = .undeterminable(.coverage)
        } else if above >= measures.overProbability {
            self = .undeterminable(.changedCap)
        } else if above > 1 - measures.overProbability {
            self = .undeterminable(.interval)
        } else {
            let near = measures.nearShare * Double(cap.lowerBound)
            self = estimate.best >= near ? .near : .under
        }
    }

    /// The name for people.
    public var title: String {
        switch self {
        case .under: "under"
        case .near: "near"
        case .over: "over"
        case .undeterminable: "undeterminable"
        }
    }

    /// What it may be taken for.
    public var level: String {
        switch self {
        case .over(let isBreach): isBreach ? "breach" : "lead"
        default: "none"
        }
    }

    /// Why nothing may be said.
    public var reason: Reason? {
        if case .undeterminable(let reason) = self { return reason }
        return nil
    }
}
