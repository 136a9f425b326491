internal import Domain
internal import Foundation
internal import Policies

/// Nights that nobody declared yet: those of months that are missing, and those of a stay that was
/// still going on when the last month before them was told.
///
/// Stays are taken to begin as often as in the months that were declared, give or take the season,
/// and to last as long as those did.
struct UndeclaredNights {
    /// The declared stays of the period that count, in order and without overlap.
    let stays: [Range<CivilDate>]

    /// All declared stays, in order and without overlap: then the home was not free.
    let taken: [Range<CivilDate>]

    /// The nights of which nobody told, in order.
    let gaps: [Range<CivilDate>]
    let period: Range<CivilDate>
    let minimumStay: Int

    /// Stays of so many nights and more are not asked for.
    let longest: Int?
    let rules: EstimateRules

    /// How probable each number of undeclared nights is.
    func distribution() -> CountDistribution {
        let nights = period.lowerBound.nights(until: period.upperBound)
        var sum = CountDistribution(certainly: 0, of: nights)
        // A home that was never let before its first stay may be new: it is followed from then on.
        let isNew = taken.first.map { $0.lowerBound >= period.lowerBound } ?? false
        let start = isNew ? taken[0].lowerBound : period.lowerBound
        let followed = start..<max(start, period.upperBound)
        let missed = gaps.map { $0.clamped(to: followed) }
        let told = followed.nights - missed.reduce(0) { $0 + $1.nights }
        guard told > 0, !gaps.isEmpty, let shares = CountDistribution(weights: lengths) else {
            return sum
        }
        let used = takenNights(in: followed) - missed.reduce(0) { $0 + takenNights(in: $1) }
        // Jeffreys' prior of a rate: half a stay more than were seen after the one it is followed from.
        // The season makes it less sure.
        let begun = Double(max(0, stays.count - (isNew ? 1 : 0))) + 0.5
        let season = 1 + begun * rules.seasonSpread * rules.seasonSpread
        // All gaps have one rate: added up as if each had its own, each must be so much less sure.
        let sizes = gaps.map { Double($0.nights) }
        let all = sizes.reduce(0, +)
        let sure = sizes.reduce(0) { $0 + $1 * $1 } / (all * all) / season
        let process = StaysInGap(
            begun: begun * sure,
            free: (Double(told - used) + 0.5) * sure,
            lengths: shares.probabilities
        )
        for gap in gaps {
            sum.add(undeclared(in: gap, process, rate: begun / Double(told)))
        }
        return sum
    }

    /// The nights of one gap, and those before it of a stay that goes on into it: it is told when it
    /// is over.
    ///
    /// - Parameters:
    ///   - gap: the nights of which nobody told.
    ///   - process: how stays follow each other.
    ///   - rate: stays that begin a night, whether the home is free or not.
    /// - Returns: how probable each number of them is.
    private func undeclared(
        in gap: Range<CivilDate>,
        _ process: StaysInGap,
        rate: Double
    ) -> CountDistribution {
        let unknown = gap.nights - takenNights(in: gap)
        // A stay that goes on after the gap is told in the month in which it ends.
        let isOpen = gap.upperBound == period.upperBound
        let isFirst = gap.lowerBound == period.lowerBound
        let before = isFirst ? process.lengths.count : freeNights(before: gap.lowerBound)
        let tails = process.tails(upTo: process.lengths.count + before)
        let start = process.begun / (process.begun + process.free)
        // Against none: a stay that began so many nights before and is longer than they are. Then the
        // home was free on the nights before it, else on all of them.
        let begunBefore = (0...min(before, process.lengths.count)).map { nights in
            if nights == 0 { return 0.0 }
            return isFirst
                ? rate * tails[nights] : start * tails[nights] / pow(1 - start, Double(nights))
        }
        let goingOn = begunBefore.reduce(0, +)
        let fresh = process.distribution(of: unknown, isOpen: isOpen)
        guard goingOn > 1e-6 else { return fresh }
        let after = tails.indices.map { nights in
            nights == 0 ? 0 : tails[nights] - tails[min(nights + before, tails.count - 1)]
        }
        let later = process.distribution(of: unknown, isOpen: isOpen, taken: after)
        var weights = [Double](repeating: 0, count: begunBefore.count + unknown)
        for (nights, part) in fresh.probabilities.enumerated() {
            weights[nights] += (isFirst ? max(0, 1 - goingOn) : 1) * part
        }
        for (nights, weight) in begunBefore.enumerated() where weight > 0 {
            for (more, part) in later.probabilities.enumerated() {
                // Nights before the period are none of it.
                weights[(isFirst ? 0 : nights) + more] += weight * part
            }
        }
        return CountDistribution(weights: weights) ?? fresh
    }

    /// Nights before a day since the last declared stay before it was over.
    private func freeNights(before day: CivilDate) -> Int {
        let since =
            taken.filter { $0.lowerBound < day }.map(\.upperBound).max() ?? period.lowerBound
        return max(0, max(since, period.lowerBound).nights(until: day))
    }

    /// Declared nights of a range, each once.
    private func takenNights(in range: Range<CivilDate>) -> Int {
        var (count, done) = (0, range.lowerBound)
        for stay in taken {
            let end = min(stay.upperBound, range.upperBound)
            count += max(0, max(stay.lowerBound, done).nights(until: end))
            done = max(done, end)
        }
        return count
    }

    /// How long stays are: as those that were declared were, and as one more that nobody knows.
    private var lengths: [Double] {
        let most = max(stays.map(\.nights).max() ?? 0, minimumStay + 120)
        var weights = [Double](repeating: 0, count: most + 1)
        let extra = rules.extraNights(minimumStay: minimumStay)
        let goOn = extra / (1 + extra)
        var reaches = 1.0
        for length in max(1, minimumStay)...most {
            weights[length] = reaches * (1 - goOn)
            reaches *= goOn
        }
        for stay in stays { weights[stay.nights] += 1 }
        guard let longest, longest <= most else { return weights }
        for length in max(1, longest)...most { weights[length] = 0 }
        return weights
    }
}

extension Range<CivilDate> {
    /// How many nights.
    fileprivate var nights: Int { lowerBound.nights(until: upperBound) }
}
