public import Domain
public import Policies

/// An entire home, and how probable it is that it was let full time up to a day.
///
/// A definition asks for nights that were booked and for nights that were booked or on offer. What was
/// still available at the last look is on offer for certain, so both are reached where enough nights
/// were booked; nights of which nothing is known count as neither.
public struct FullTimeHome: Sendable {
    /// The advertisement.
    public let listing: CappedListing

    /// The definition.
    public let rule: FullTimeUseRule

    /// The nights with guests in the window; `nil` where nothing tells of them.
    public let booked: NightEstimate?

    /// Nights of the window that were available to the last.
    public let available: Int

    /// How probable it is that both limits are reached.
    public let probability: Double

    /// What may be said.
    public let verdict: Verdict

    /// What may be said.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// Let full time.
        case fullTime = "full time"

        /// Not let full time.
        case not = "not full time"

        /// The interval holds a limit.
        case interval = "undeterminable: the interval holds a limit"

        /// Too little of the window was observed.
        case coverage = "undeterminable: too little of the window was observed"

        /// Nothing tells of its nights.
        case nothing = "undeterminable: nothing tells of its nights"
    }

    /// Judges the window that ends before a day.
    ///
    /// - Parameters:
    ///   - nights: what is known of the advertisement.
    ///   - rule: the definition.
    ///   - day: the day after the window.
    ///   - reviewer: an estimator for windows of this length.
    public init(
        _ nights: ListingNights,
        rule: FullTimeUseRule,
        before day: CivilDate,
        _ reviewer: inout ReviewEstimator
    ) {
        let window = day.adding(days: -rule.windowDays)..<day
        let measures = nights.measures
        listing = nights.listing
        self.rule = rule
        available =
            nights.looks.isEmpty
            ? 0 : nights.chain(over: window).availableByAge.values.reduce(0, +)
        booked = NightEstimate.combined(
            nights.estimates(of: window, for: nil, &reviewer),
            minimumCoverage: measures.minimumCoverage
        )
        guard let booked else {
            probability = 0
            verdict = .nothing
            return
        }
        probability = rule.probability(booked, available: available)
        if probability >= measures.overProbability {
            verdict = .fullTime
        } else if booked.coverage < measures.minimumCoverage {
            verdict = .coverage
        } else {
            verdict = probability <= 1 - measures.overProbability ? .not : .interval
        }
    }

    /// Every entire home of a snapshot, in the order of its listings.
    ///
    /// - Parameters:
    ///   - nights: what the store tells.
    ///   - rule: the definition.
    /// - Returns: none where the snapshot has no entire homes.
    public static func all(of nights: StoredNights, rule: FullTimeUseRule) -> [FullTimeHome] {
        guard let rules = nights.listings.first?.rules else { return [] }
        var reviewer = ReviewEstimator(rules: rules, nights: rule.windowDays)
        return nights.listings.filter { $0.listing.roomType == .entireHome }.map { listing in
            FullTimeHome(listing, rule: rule, before: nights.day, &reviewer)
        }
    }
}

extension FullTimeUseRule {
    /// How probable it is that both limits are reached.
    ///
    /// - Parameters:
    ///   - booked: the nights with guests in the window.
    ///   - available: nights of the window that were available to the last: none of them booked.
    /// - Returns: a lower bound where nights of the window were not observed.
    public func probability(_ booked: NightEstimate, available: Int) -> Double {
        let needed = max(bookedNights, offeredNights - available)
        return booked.distribution.probability(ofMoreThan: needed - 1)
    }
}
