internal import LinearAlgebra

/// Tests and intervals for one coefficient that hold with few clusters: the wild cluster bootstrap
/// with the null imposed and Webb's six-point weights.
///
/// Cameron, Gelbach and Miller, REStat 90 (2008) 414-427; Webb, Canadian J. of Economics 56 (2023)
/// 839-858. Sums over clusters are made once (Roodman and others, Stata Journal 19 (2019) 4-60), so
/// that a draw costs the square of the number of clusters, and a further value of the coefficient
/// no more than the clusters.
///
/// The statistic at a value b is the t of the coefficient on `instrument` in a regression of
/// outcome - b · regressor on it: with the regressor as its own instrument that is the usual test,
/// with another instrument the one of Anderson and Rubin, which holds for weak instruments too.
struct WildBootstrap {
    private let clusters: Int
    private let draws: Int
    private let instrumentSquare: Double

    /// Scores of each cluster, of the outcome, of the regressor and of the instrument itself.
    private let outcomeScores: [Double]
    private let regressorScores: [Double]
    private let instrumentScores: [Double]

    /// For each draw, the scores of the clusters under its weights, cluster by cluster; at a value b
    /// they are those of the outcome less b times those of the regressor.
    private var outcomeParts: [Double] = []
    private var regressorParts: [Double] = []

    /// For each draw, the weighted sums of the scores.
    private var outcomeTotals: [Double] = []
    private var regressorTotals: [Double] = []

    /// Prepares draws.
    ///
    /// - Parameters:
    ///   - data: outcome, regressor and instrument without their effects, and the effects.
    ///   - draws: how many; 999 is usual.
    ///   - seed: the same seed draws the same weights.
    init(_ data: ResidualisedPanel, draws: Int, seed: UInt64) {
        let count = data.clusters
        clusters = count
        self.draws = draws
        instrumentSquare = dot(data.instrument, data.instrument)
        outcomeScores = data.scores(data.outcome)
        regressorScores = data.scores(data.regressor)
        instrumentScores = data.scores(data.instrument)
        let projected = data.clusterProjections(data.instrument)
        let outcomeEffects = Self.effects(
            projected,
            data.clusterProjections(data.outcome),
            outcomeScores
        )
        let regressorEffects = Self.effects(
            projected,
            data.clusterProjections(data.regressor),
            regressorScores
        )
        var generator = SplitMix(seed: seed)
        for _ in 0..<draws {
            let weights = (0..<count).map { _ in generator.webb() }
            Self.append(outcomeEffects, weights, to: &outcomeParts)
            Self.append(regressorEffects, weights, to: &regressorParts)
            outcomeTotals.append(dot(outcomeScores, weights))
            regressorTotals.append(dot(regressorScores, weights))
        }
    }

    private static func append(_ effects: [Double], _ weights: [Double], to parts: inout [Double]) {
        let count = weights.count
        for row in 0..<count {
            var sum = 0.0
            let start = row * count
            for column in 0..<count { sum += effects[start + column] * weights[column] }
            parts.append(sum)
        }
    }

    private static func effects(
        _ left: [[Double]],
        _ right: [[Double]],
        _ scores: [Double]
    ) -> [Double] {
        var effects: [Double] = []
        for (row, first) in left.enumerated() {
            for (column, second) in right.enumerated() {
                effects.append((row == column ? scores[row] : 0) - dot(first, second))
            }
        }
        return effects
    }

    /// The two-sided p-value of a value of the coefficient.
    ///
    /// - Complexity: draws times clusters.
    func probability(of value: Double) -> Double {
        var total = 0.0
        var parts = [Double](repeating: 0, count: clusters)
        for cluster in 0..<clusters {
            parts[cluster] = outcomeScores[cluster] - value * regressorScores[cluster]
            total += parts[cluster]
        }
        let observed = statistic(numerator: total, parts: parts)
        var extreme = 0
        for draw in 0..<draws {
            let start = draw * clusters
            for cluster in 0..<clusters {
                parts[cluster] =
                    outcomeParts[start + cluster] - value * regressorParts[start + cluster]
            }
            let numerator = outcomeTotals[draw] - value * regressorTotals[draw]
            if statistic(numerator: numerator, parts: parts) >= observed { extreme += 1 }
        }
        return Double(extreme + 1) / Double(draws + 1)
    }

    /// The square of the t statistic, up to a factor that all draws share.
    private func statistic(numerator: Double, parts: [Double]) -> Double {
        let slope = numerator / instrumentSquare
        var variance = 0.0
        for index in parts.indices {
            let score = parts[index] - slope * instrumentScores[index]
            variance += score * score
        }
        return variance > 0 ? numerator * numerator / variance : .infinity
    }

    /// The values that are not rejected, found by bisection from an estimate outwards.
    ///
    /// - Parameters:
    ///   - centre: a value inside, the estimate.
    ///   - scale: a first step, the standard error.
    ///   - level: the probability of a wrong rejection, 0.05 for 95 %.
    /// - Returns: the ends; `nil` for one that lies beyond a thousand steps, which means that the
    ///   data do not bound the coefficient on that side.
    func interval(centre: Double, scale: Double, level: Double) -> (lower: Double?, upper: Double?)
    {
        (end(centre, -scale, level), end(centre, scale, level))
    }

    private func end(_ centre: Double, _ step: Double, _ level: Double) -> Double? {
        var inside = centre
        var length = step * 2
        var outside = centre + length
        while probability(of: outside) > level {
            inside = outside
            length *= 2
            outside = centre + length
            if abs(length) > abs(step) * 1_000 { return nil }
        }
        for _ in 0..<20 {
            let middle = (inside + outside) / 2
            if probability(of: middle) > level { inside = middle } else { outside = middle }
        }
        return (inside + outside) / 2
    }
}

/// A generator whose numbers are the same everywhere (SplitMix64: Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of Webb's six weights: mean 0, variance 1.
    mutating func webb() -> Double {
        let sizes: [Double] = [(3.0 / 2).squareRoot(), 1, (1.0 / 2).squareRoot()]
        let pick = Int(next() >> 33) % 6
        return pick < 3 ? -sizes[pick] : sizes[5 - pick]
    }

    /// A number from 0 to below 1.
    mutating func uniform() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
