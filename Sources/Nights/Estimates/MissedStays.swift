internal import Domain
internal import Foundation
internal import Policies

/// Stays that were booked after the last look at their nights, and that no calendar shows.
///
/// Of all stays the part that is booked within the days from a look to the night is missed; how
/// many that are follows from how many were seen (negative binomial). A stay that runs into the
/// next look is seen from there on: what is missed of it ends there.
struct MissedStays {
    /// The expected number of stays that were seen.
    let seen: Double

    /// Nights that were available at the last look, by the days from that look to the night.
    let availableByAge: [Int: Int]
    let minimumStay: Int
    let rules: EstimateRules

    /// How probable each number of missed nights is.
    ///
    /// A negative binomial number of stays, each of so many nights: their sum by Panjer's recursion
    /// (ASTIN Bulletin 12 (1981) 22-26). What is above the nights of the period counts as all.
    func distribution(of nights: Int) -> CountDistribution {
        let (part, weights) = missedPart(nights)
        guard part > 0, part < 1, let lengths = CountDistribution(weights: weights)?.probabilities
        else { return CountDistribution(certainly: 0, of: nights) }
        // Stays missed among stays seen: failures before the next success, shape = seen + 1/2.
        let shape = seen + 0.5
        let (slope, offset) = (part, (shape - 1) * part)
        var sum = [Double](repeating: 0, count: nights + 1)
        sum[0] = pow((1 - part) / (1 - part * lengths[0]), shape)
        var left = 1 - sum[0]
        for count in 1..<max(1, nights) {
            var value = 0.0
            for length in 1...max(1, min(count, lengths.count - 1)) where length < lengths.count {
                value +=
                    (slope + offset * Double(length) / Double(count)) * lengths[length]
                    * sum[count - length]
            }
            sum[count] = value / (1 - slope * lengths[0])
            left -= sum[count]
        }
        if nights > 0 { sum[nights] = max(0, left) }
        return CountDistribution(weights: sum) ?? CountDistribution(certainly: 0, of: nights)
    }

    /// The part of stays that is missed, and how many nights of one are.
    private func missedPart(_ nights: Int) -> (part: Double, lengths: [Double]) {
        let oldest = availableByAge.keys.max() ?? 0
        let all = Double(availableByAge.values.reduce(0, +))
        guard all > 0 else { return (0, []) }
        let extra = rules.extraNights(minimumStay: minimumStay)
        let goOn = extra / (1 + extra)
        var lengths = [Double](repeating: 0, count: min(nights, oldest + 2) + 1)
        var part = 0.0
        for (age, nightsOfAge) in availableByAge.sorted(by: { $0.key < $1.key }) {
            let weight = rules.bookedWithin(days: age) * Double(nightsOfAge) / all
            part += weight
            // The next look comes at the latest after the oldest age.
            let most = max(1, min(oldest + 1 - age, lengths.count - 1))
            var reaches = 1.0
            for length in 1...most {
                let ends = length == most ? 1 : length < max(1, minimumStay) ? 0 : 1 - goOn
                lengths[length] += weight * reaches * ends
                reaches *= 1 - ends
            }
        }
        return (part, lengths)
    }
}
