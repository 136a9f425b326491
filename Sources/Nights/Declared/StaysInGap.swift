internal import Foundation

/// How many nights of a gap are let, when stays begin at a rate of which only some stays are known.
///
/// On every free night a stay begins with one and the same probability, which is beta distributed.
/// A way to fill the gap with n stays and m free nights is then as probable as B(a + n, b + m) / B(a, b)
/// times the probabilities of the lengths, in whatever order they come: a renewal process in the
/// sense of Feller (An Introduction to Probability Theory I, chapter XIII), summed exactly.
struct StaysInGap {
    /// The shape of the rate: stays that began, and a half.
    let begun: Double

    /// The other shape: nights on which none began and the home was free, and a half.
    let free: Double

    /// The probabilities of stays of 0, 1, 2, … nights; none has 0.
    let lengths: [Double]

    /// How probable each number of nights is.
    ///
    /// - Parameters:
    ///   - nights: the nights of the gap.
    ///   - isOpen: whether a stay may go on beyond it; else a stay that did would be known.
    ///   - taken: how probable it is that a stay from before takes the first 0, 1, 2, … nights.
    /// - Returns: certainly none of no nights.
    func distribution(of nights: Int, isOpen: Bool, taken: [Double] = [1]) -> CountDistribution {
        let ways = Ways(begun: begun, free: free, most: nights + 1)
        let tails = tails(upTo: nights)
        var weights = [Double](repeating: 0, count: nights + 1)
        var filled = [Double](repeating: 0, count: nights + 1)
        for (used, weight) in taken.enumerated() where used <= nights || isOpen {
            filled[min(used, nights)] += weight
        }
        var (total, stays) = (0.0, 0)
        while filled.contains(where: { $0 > 0 }) {
            let whole = ways.probabilities(ofStays: stays, begun: stays)
            let cut = isOpen ? ways.probabilities(ofStays: stays, begun: stays + 1) : []
            var added = 0.0
            for (used, weight) in filled.enumerated() where weight > 0 {
                weights[used] += weight * whole[nights - used]
                added += weight * whole[nights - used]
                guard isOpen else { continue }
                for empty in 0..<(nights - used) {
                    let part = weight * cut[empty] * tails[nights - used - empty]
                    weights[nights - empty] += part
                    added += part
                }
            }
            total += added
            // The weights rise and fall with the number of stays.
            if added < 1e-9 * total { break }
            filled = next(filled)
            stays += 1
        }
        return CountDistribution(weights: weights)
            ?? CountDistribution(certainly: 0, of: nights)
    }

    /// The probabilities of stays longer than 0, 1, 2, … nights.
    func tails(upTo nights: Int) -> [Double] {
        var rest = 1.0
        return (0...nights).map { length in
            rest -= length < lengths.count ? lengths[length] : 0
            return max(0, rest)
        }
    }

    /// The nights that one stay more fills.
    private func next(_ filled: [Double]) -> [Double] {
        var sum = [Double](repeating: 0, count: filled.count)
        for (nights, weight) in filled.enumerated() where weight > 0 {
            for (length, part) in lengths.enumerated() where part > 0 {
                guard nights + length < sum.count else { break }
                sum[nights + length] += weight * part
            }
        }
        return sum
    }

    /// How probable numbers of stays and of free nights are, in any order.
    private struct Ways {
        private let begun: [Double]
        private let free: [Double]
        private let both: [Double]
        private let orders: [Double]
        private let most: Int

        /// Prepares the logarithms for up to so many stays and free nights.
        init(begun: Double, free: Double, most: Int) {
            func rising(_ start: Double, _ count: Int) -> [Double] {
                var sums = [0.0]
                for step in 0..<count { sums.append(sums[step] + log(start + Double(step))) }
                return sums
            }
            self.begun = rising(begun, most)
            self.free = rising(free, most)
            both = rising(begun + free, 2 * most)
            orders = rising(1, 2 * most)
            self.most = most
        }

        /// Of so many stays that are over, and so many that began, for 0, 1, 2, … free nights.
        func probabilities(ofStays stays: Int, begun began: Int) -> [Double] {
            (0..<most).map { empty in
                exp(
                    orders[stays + empty] - orders[stays] - orders[empty]
                        + begun[began] + free[empty] - both[began + empty]
                )
            }
        }
    }
}
