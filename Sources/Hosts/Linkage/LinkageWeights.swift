internal import Foundation

/// What was learnt: how often each level occurs in pairs of one group and in pairs at all.
public struct LinkageWeights: Hashable, Sendable {
    /// For each comparison and level, how often two records of one group are at it.
    public internal(set) var matched: [[Double]]

    /// For each comparison and level, how often two records at all are at it.
    public internal(set) var random: [[Double]]

    /// The part of all pairs that are of one group.
    public internal(set) var prior: Double

    /// How many rounds learning took.
    public internal(set) var rounds = 0

    /// The log2 of the odds that two records of which nothing is known are of one group.
    public var priorWeight: Double { log2(prior / (1 - prior)) }

    /// One comparison of a pair, with what it weighs.
    public struct Step: Hashable, Sendable {
        /// The comparison.
        public var comparison: LinkageModel.Comparison

        /// The level.
        public var level: LinkageModel.Level

        /// How often two records of one group are at it.
        public var matched: Double

        /// How often two records at all are, or share this very value.
        public var random: Double

        /// Bits: log2 of the quotient, at most what the model allows.
        public var weight: Double
    }

    /// Bits to a probability.
    public static func probability(_ weight: Double) -> Double { 1 / (1 + exp2(-weight)) }

    /// What every comparison of a pair weighs; comparisons without a weight are left out.
    func steps<Comparer: PairComparer>(_ comparer: Comparer, _ one: Int, _ other: Int) -> [Step] {
        comparer.comparisons.indices.compactMap { index in
            let level = comparer.level(index, one, other)
            guard level >= 0 else { return nil }
            let random =
                comparer.chance(index, level, one, other) ?? self.random[index][level]
            let comparison = comparer.comparisons[index]
            return Step(
                comparison: comparison,
                level: comparison.levels[level],
                matched: matched[index][level],
                random: random,
                weight: weight(comparison.levels[level], matched[index][level], random)
            )
        }
    }

    /// The log2 of the odds that two records are of one group.
    func weight<Comparer: PairComparer>(_ comparer: Comparer, _ one: Int, _ other: Int) -> Double {
        var sum = priorWeight
        for index in comparer.comparisons.indices {
            let level = comparer.level(index, one, other)
            guard level >= 0 else { continue }
            let random =
                comparer.chance(index, level, one, other) ?? self.random[index][level]
            sum += weight(comparer.comparisons[index].levels[level], matched[index][level], random)
        }
        return sum
    }

    private func weight(_ level: LinkageModel.Level, _ matched: Double, _ random: Double) -> Double
    {
        max(
            min(log2(matched / random), level.weightAtMost ?? .infinity),
            level.weightAtLeast ?? -.infinity
        )
    }
}
