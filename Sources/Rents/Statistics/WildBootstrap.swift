internal import LinearAlgebra

/// Tests and intervals for one coefficient that hold with few clusters: the wild cluster bootstrap
/// with the null imposed and Webb's six-point weights.
///
/// Cameron, Gelbach and Miller, REStat 90 (2008) 414-427; Webb, Canadian J. of Economics 56 (2023)
/// 839-858. Sums over clusters are made once (Roodman and others, Stata Journal 19 (2019) 4-60), so
/// that a draw costs the square of the number of clusters.
///
/// The statistic at a value b is the t of the coefficient on `instrument` in a regression of
/// outcome - b · regressor on it: with the regressor as its own instrument that is the usual test,
/// with another instrument the one of Anderson and Rubin, which holds for weak instruments too.
struct WildBootstrap {
    private let clusters: Int
    private let instrumentSquare: Double

    /// Scores of each cluster, of the outcome and of the regressor.
    private let outcomeScores: [Double]
    private let regressorScores: [Double]

    /// Row g, column h: how a weight on cluster h moves the score of cluster g.
    private let outcomeEffects: [Double]
    private let regressorEffects: [Double]

    /// What the instrument's own fitted part adds to the score of each cluster.
    private let instrumentScores: [Double]

    /// One row of weights a draw.
    private let weights: [[Double]]

    /// Prepares draws.
    ///
    /// - Parameters:
    ///   - data: outcome, regressor and instrument without their effects, and the effects.
    ///   - draws: how many; 999 is usual.
    ///   - seed: the same seed draws the same weights.
    init(_ data: ResidualisedPanel, draws: Int, seed: UInt64) {
        let count = data.clusters
        clusters = count
        instrumentSquare = dot(data.instrument, data.instrument)
        outcomeScores = data.scores(data.outcome)
        regressorScores = data.scores(data.regressor)
        instrumentScores = data.scores(data.instrument)
        let projected = data.clusterProjections(data.instrument)
        outcomeEffects = Self.effects(
            projected,
            data.clusterProjections(data.outcome),
            outcomeScores
        )
        regressorEffects = Self.effects(
            projected,
            data.clusterProjections(data.regressor),
            regressorScores
        )
        var generator = SplitMix(seed: seed)
        weights = (0..<draws).map { _ in (0..<count).map { _ in generator.webb() } }
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
    func probability(of value: Double) -> Double {
        let scores = zip(outcomeScores, regressorScores).map { $0 - value * $1 }
        var effects = outcomeEffects
        for index in effects.indices { effects[index] -= value * regressorEffects[index] }
        let observed = statistic(
            numerator: scores.reduce(0, +),
            parts: scores
        )
        var extreme = 0
        for draw in weights {
            var parts = [Double](repeating: 0, count: clusters)
            for row in 0..<clusters {
                var sum = 0.0
                let start = row * clusters
                for column in 0..<clusters { sum += effects[start + column] * draw[column] }
                parts[row] = sum
            }
            if statistic(numerator: dot(scores, draw), parts: parts) >= observed { extreme += 1 }
        }
        return Double(extreme + 1) / Double(weights.count + 1)
    }

    /// The square of the t statistic, up to a factor that all draws share.
    private func statistic(numerator: Double, parts: [Double]) -> Double {
        let slope = numerator / instrumentSquare
        var variance = 0.0
        for (part, own) in zip(parts, instrumentScores) {
            let score = part - slope * own
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
