/// How probable each number of nights is, from none to the whole of a period.
public struct CountDistribution: Hashable, Sendable {
    /// The probability of 0, 1, 2, … nights; they add up to 1.
    public private(set) var probabilities: [Double]

    /// All weight on one number.
    public init(certainly count: Int, of nights: Int) {
        probabilities = Array(repeating: 0, count: nights + 1)
        probabilities[min(max(0, count), nights)] = 1
    }

    /// Weights, brought to a sum of 1.
    ///
    /// - Returns: `nil` where no weight is above 0.
    public init?(weights: [Double]) {
        let sum = weights.reduce(0, +)
        guard sum > 0, sum.isFinite else { return nil }
        probabilities = weights.map { $0 / sum }
    }

    /// Adds nights that stand and fall together: all of them with a probability, else none.
    public mutating func add(run nights: Int, probability: Double) {
        guard nights > 0, probability > 0 else { return }
        let last = probabilities.count - 1
        for count in stride(from: last, through: 0, by: -1) {
            let moved = probabilities[count] * probability
            probabilities[count] -= moved
            probabilities[min(last, count + nights)] += moved
        }
    }

    /// Adds an independent number of nights.
    public mutating func add(_ other: CountDistribution) {
        let last = probabilities.count - 1
        var sum = [Double](repeating: 0, count: last + 1)
        for (count, weight) in probabilities.enumerated() where weight > 0 {
            for (more, part) in other.probabilities.enumerated() where part > 0 {
                sum[min(last, count + more)] += weight * part
            }
        }
        probabilities = sum
    }

    /// The mean number of nights.
    public var mean: Double {
        probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }

    /// How probable more than so many nights are.
    public func probability(ofMoreThan count: Int) -> Double {
        guard count >= 0 else { return 1 }
        return min(1, probabilities.dropFirst(count + 1).reduce(0, +))
    }

    /// The shortest range of counts that holds at least so much probability.
    ///
    /// Of ranges as short the one that holds more; of those the lower one.
    public func shortestRange(holding part: Double) -> ClosedRange<Int> {
        var sums = [0.0]
        for probability in probabilities { sums.append(sums[sums.count - 1] + probability) }
        let target = min(part, sums[sums.count - 1] - 1e-12)
        var best = 0...(probabilities.count - 1)
        var bestHeld = 1.0
        var end = 0
        for start in probabilities.indices {
            while end < probabilities.count, sums[end] - sums[start] < target { end += 1 }
            let held = sums[end] - sums[start]
            guard held >= target, end > start else { break }
            let width = end - start
            if width < best.count || (width == best.count && held > bestHeld) {
                best = start...(end - 1)
                bestHeld = held
            }
        }
        return best
    }
}
