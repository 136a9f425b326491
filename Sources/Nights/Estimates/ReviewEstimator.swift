public import Policies

/// Nights of a period from the reviews of it: how many guests leave one, how long they stay.
///
/// Every number of stays is as probable as another before the reviews are seen, as far as the stays
/// fit into the period.
public struct ReviewEstimator: Sendable {
    private let rules: EstimateRules

    /// The nights of the period.
    public let nights: Int
    private let likelihood: ReviewLikelihood
    private var known: [Key: CountDistribution] = [:]

    private struct Key: Hashable {
        let reviews: Int
        let minimumStay: Int
    }

    /// An estimator for periods of so many nights.
    public init(rules: EstimateRules, nights: Int) {
        self.rules = rules
        self.nights = nights
        likelihood = ReviewLikelihood(rate: rules.reviewRate, spread: rules.reviewRateSpread)
    }

    /// Estimates from a number of reviews and the minimum stay that the listing shows.
    public mutating func estimate(reviews: Int, minimumStay: Int) -> NightEstimate {
        let key = Key(reviews: reviews, minimumStay: minimumStay)
        let distribution = known[key] ?? distribution(reviews, minimumStay)
        known[key] = distribution
        return NightEstimate(
            method: .reviews,
            distribution: distribution,
            grade: .review,
            coverage: 1
        )
    }

    private func distribution(_ reviews: Int, _ minimumStay: Int) -> CountDistribution {
        var weights = [Double](repeating: 0, count: nights + 1)
        // The minimum stay of today held all year, or a stay under another one is possible.
        let forms = [
            (max(1, minimumStay), rules.minimumStayTrust), (1, 1 - rules.minimumStayTrust),
        ]
        for (stay, trust) in forms where trust > 0 {
            var form = [Double](repeating: 0, count: nights + 1)
            let counts = StayCounts(
                extraNights: rules.extraNights(minimumStay: stay),
                minimumStay: stay,
                nights: nights
            )
            for stays in 0...counts.mostStays {
                let weight = likelihood.probability(of: reviews, ofStays: stays)
                guard weight > 0 else { continue }
                counts.eachCount(ofStays: stays) { form[$0] += weight * $1 }
            }
            let sum = form.reduce(0, +)
            guard sum > 0 else { continue }
            for index in form.indices { weights[index] += trust * form[index] / sum }
        }
        // More reviews than stays fit: a stay that is reviewed twice, or a shorter minimum then.
        return CountDistribution(weights: weights)
            ?? CountDistribution(certainly: nights, of: nights)
    }
}
