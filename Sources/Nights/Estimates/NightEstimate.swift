internal import Domain

/// How good the evidence is that a number of nights rests on, from the weakest up.
public enum EvidenceGrade: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Reviews and assumptions about how many guests leave one.
    case review

    /// Calendars that were looked at more than once.
    case calendar

    /// Declarations of a part of the period, carried on over the rest of it.
    case extrapolated

    /// What an inspector saw.
    case inspector

    /// What a register holds.
    case registry

    /// What the host or the platform declared.
    case declared

    /// Orders grades from the weakest to the strongest.
    public static func < (left: EvidenceGrade, right: EvidenceGrade) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Whether a breach may rest on it; less is a lead.
    public var provesBreach: Bool { self >= .inspector }

    /// Whether declarations are what it rests on.
    public var restsOnDeclarations: Bool { self == .declared || self == .extrapolated }

    /// The name for people.
    public var title: String {
        switch self {
        case .review: "review"
        case .calendar: "calendar"
        case .extrapolated: "extrapolated"
        case .inspector: "inspector"
        case .registry: "registry"
        case .declared: "declared"
        }
    }
}

/// A number of nights with its interval and its evidence.
public struct NightEstimate: Hashable, Sendable {
    /// How it was estimated.
    public var method: Method

    /// How probable each number of nights is.
    public var distribution: CountDistribution

    /// The weakest link of the evidence.
    public var grade: EvidenceGrade

    /// The part of the period that was observed.
    public var coverage: Double

    /// Nights that are proved one by one: at least so many there were.
    public var proved: Int

    /// How it was estimated.
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// Stays that were declared.
        case declared

        /// Calendars looked at again and again.
        case calendars

        /// Reviews.
        case reviews

        /// All of these together.
        case combined
    }

    /// An estimate.
    public init(
        method: Method,
        distribution: CountDistribution,
        grade: EvidenceGrade,
        coverage: Double,
        proved: Int = 0
    ) {
        self.method = method
        self.distribution = distribution
        self.grade = grade
        self.coverage = coverage
        self.proved = proved
    }

    /// The best single number.
    public var best: Double { distribution.mean }

    /// The range that holds the true number with 95 % where the assumptions hold.
    public var range: ClosedRange<Int> { distribution.shortestRange(holding: 0.95) }

    /// What several estimates of one period say together.
    ///
    /// Declared nights that cover the period stand for themselves. Else the strongest estimate that
    /// covers enough of it stands; the calendars' already makes use of the reviews, so the two are
    /// never multiplied. Nights that were declared are a floor of it. The grade is that of the
    /// weakest link that was needed.
    ///
    /// - Parameters:
    ///   - estimates: of the same period.
    ///   - minimumCoverage: the part that must have been observed.
    /// - Returns: `nil` without any estimate.
    public static func combined(
        _ estimates: [NightEstimate],
        minimumCoverage: Double
    ) -> NightEstimate? {
        let ranked = estimates.sorted { $0.grade > $1.grade }
        guard
            var chosen = ranked.first(where: { $0.coverage >= minimumCoverage }) ?? ranked.last
        else { return nil }
        chosen.raise(toProved: ranked.map(\.proved).max() ?? 0)
        chosen.method = .combined
        return chosen
    }

    /// Takes so many nights for proved: fewer are ruled out.
    mutating func raise(toProved nights: Int) {
        guard nights > proved else { return }
        proved = nights
        var weights = distribution.probabilities
        for count in 0..<min(nights, weights.count) { weights[count] = 0 }
        distribution =
            CountDistribution(weights: weights)
            ?? CountDistribution(certainly: nights, of: weights.count - 1)
    }

    /// The estimate where what is said of it needs no more than the nights that were declared.
    func resting(onProved nights: Int) -> NightEstimate {
        var estimate = self
        estimate.raise(toProved: nights)
        estimate.grade = .declared
        return estimate
    }

    /// Nights of a period of which nothing tells.
    static func none(of period: Range<CivilDate>) -> NightEstimate {
        NightEstimate(
            method: .declared,
            distribution: CountDistribution(
                certainly: 0,
                of: period.lowerBound.nights(until: period.upperBound)
            ),
            grade: .declared,
            coverage: 0
        )
    }
}
