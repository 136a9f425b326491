internal import Foundation

/// How probable it is that a number of stays fills a number of nights.
struct StayCounts {
    /// Nights beyond the minimum stay, on the mean: geometric.
    let extraNights: Double
    let minimumStay: Int
    let nights: Int

    /// The most stays that fit.
    var mostStays: Int { nights / max(1, minimumStay) }

    /// Gives `take` every number of nights that so many stays may fill, with its probability.
    ///
    /// The extra nights of several stays are negative binomial; what does not fit is left out.
    func eachCount(ofStays stays: Int, _ take: (_ nights: Int, _ probability: Double) -> Void) {
        let least = stays * max(1, minimumStay)
        guard least <= nights else { return }
        guard stays > 0 else { return take(0, 1) }
        let stop = 1 / (1 + extraNights)
        var probability = pow(stop, Double(stays))
        for extra in 0...(nights - least) {
            take(least + extra, probability)
            probability *= (1 - stop) * Double(stays + extra) / Double(extra + 1)
        }
    }
}

/// How probable so many reviews of so many stays are when the review rate itself is uncertain.
struct ReviewLikelihood {
    private let alpha: Double
    private let beta: Double

    /// A beta distribution by its mean and standard deviation.
    init(rate: Double, spread: Double) {
        let variance = max(spread * spread, 1e-8)
        let size = rate * (1 - rate) / variance - 1
        alpha = rate * size
        beta = (1 - rate) * size
    }

    /// Beta-binomial.
    func probability(of reviews: Int, ofStays stays: Int) -> Double {
        guard reviews <= stays else { return 0 }
        let (reviews, rest) = (Double(reviews), Double(stays - reviews))
        let choose = lgamma(reviews + rest + 1) - lgamma(reviews + 1) - lgamma(rest + 1)
        return exp(
            choose + logBeta(reviews + alpha, rest + beta) - logBeta(alpha, beta)
        )
    }

    private func logBeta(_ left: Double, _ right: Double) -> Double {
        lgamma(left) + lgamma(right) - lgamma(left + right)
    }
}
