internal import Foundation
internal import Policies

/// How much the length of a run speaks for a stay rather than a block.
struct RunLengths {
    let rules: EstimateRules

    /// How probable a stay without a review is at a listing with so many reviewed stays a year.
    ///
    /// Stays without a review are as many as those with one, by the review rate; blocks are as many
    /// as hosts make.
    func unreviewedBase(reviewedStays: Int, years: Double) -> Double {
        let stays = (Double(reviewedStays) + 0.5) * (1 - rules.reviewRate) / rules.reviewRate
        return stays / (stays + rules.blocksAYear * years)
    }

    /// The probability of a stay by what the run looks like, weighed by its length (Bayes).
    ///
    /// Runs shorter than a stay and longer than one are judged by their look alone: what is left of
    /// a stay that a look cut through has any length.
    ///
    /// - Parameters:
    ///   - look: what it looks like.
    ///   - nights: its length.
    ///   - minimumStay: the shortest stay that the host takes.
    ///   - unreviewed: how probable a stay without a review is there, where that is known.
    /// - Returns: the probability.
    func probability(
        _ look: RunLook,
        nights: Int,
        minimumStay: Int,
        unreviewed: Double? = nil
    ) -> Double {
        var base = rules.bookedProbability[look] ?? 0
        if let unreviewed, look == .likeAStay || look == .atFirstSight { base = unreviewed }
        let stay = max(1, minimumStay)
        switch look {
        case .toTheHorizon, .wholeMonths, .long, .shorterThanMinimumStay: return base
        case .reviewed where nights < stay: return base
        case .reviewed, .atFirstSight, .likeAStay:
            let booked = base * ofStays(nights, stay)
            let blocked = (1 - base) * Self.geometric(nights - 1, mean: rules.blockNights - 1)
            return booked + blocked > 0 ? booked / (booked + blocked) : base
        }
    }

    /// How probable the length is for one stay or two in a row.
    private func ofStays(_ nights: Int, _ stay: Int) -> Double {
        let mean = rules.extraNights(minimumStay: stay)
        let one = Self.geometric(nights - stay, mean: mean)
        let extra = nights - 2 * stay
        let two = extra < 0 ? 0 : Double(extra + 1) * Self.geometric(extra, mean: mean) / (1 + mean)
        return (1 - rules.adjacentStays) * one + rules.adjacentStays * two
    }

    private static func geometric(_ count: Int, mean: Double) -> Double {
        guard count >= 0, mean > 0 else { return count == 0 ? 1 : 0 }
        return pow(mean / (1 + mean), Double(count)) / (1 + mean)
    }
}
