internal import Foundation

/// Learns weights from records of which nobody knows who belongs together.
///
/// How often levels occur at all is counted on random pairs; how often they occur within groups,
/// and how many pairs are of one group, by expectation and maximisation over the compared pairs.
/// Pairs that no blocking rule compares are taken to be of different groups.
struct LinkageLearning<Comparer: PairComparer> {
    private let comparer: Comparer
    private let learning: LinkageModel.Learning
    private let pairs: [RecordPair]

    /// The level of every comparison of every pair; -1 where nothing is said.
    private var levels: [Int8] = []

    /// Minus log2 of how often the level, or the very value, occurs at all.
    private var bits: [Float] = []

    /// The weights, learnt.
    private(set) var weights: LinkageWeights

    init(_ comparer: Comparer, _ learning: LinkageModel.Learning, pairs: [RecordPair]) {
        self.comparer = comparer
        self.learning = learning
        self.pairs = pairs
        let all = max(1, Double(comparer.count) * Double(comparer.count - 1) / 2)
        weights = LinkageWeights(
            matched: comparer.comparisons.map { $0.levels.map(\.start) },
            random: Self.randomLevels(comparer, learning),
            // One in three records with a double, to begin with.
            prior: min(0.5, Double(comparer.count) / 3 / all)
        )
        compare()
        var links = weights.prior * all
        for round in 1...learning.rounds {
            let next = step(all)
            weights.rounds = round
            let change = abs(next - links) / max(links, 1e-9)
            links = next
            if change < learning.precision { break }
        }
        levels = []
        bits = []
    }

    /// Half a pair is added to each level, so that what was not drawn is rare and not impossible.
    private static func randomLevels(
        _ comparer: Comparer,
        _ learning: LinkageModel.Learning
    ) -> [[Double]] {
        var counts = comparer.comparisons.map { [Double](repeating: 0.5, count: $0.levels.count) }
        func add(_ one: Int, _ other: Int) {
            for index in counts.indices {
                let level = comparer.level(index, one, other)
                if level >= 0 { counts[index][level] += 1 }
            }
        }
        if comparer.count * (comparer.count - 1) / 2 <= learning.randomPairs {
            // So few that all of them are counted.
            for one in 0..<comparer.count {
                for other in 0..<one { add(one, other) }
            }
        } else {
            var random = RandomPairs(seed: learning.seed, count: comparer.count)
            for _ in 0..<learning.randomPairs {
                let (one, other) = random.next()
                add(one, other)
            }
        }
        return counts.map { counts in
            let sum = counts.reduce(0, +)
            return counts.map { $0 / sum }
        }
    }

    private mutating func compare() {
        let count = comparer.comparisons.count
        levels.reserveCapacity(pairs.count * count)
        bits.reserveCapacity(pairs.count * count)
        for pair in pairs {
            for index in 0..<count {
                let level = comparer.level(index, pair.one, pair.other)
                levels.append(Int8(level))
                guard level >= 0 else {
                    bits.append(0)
                    continue
                }
                let random =
                    comparer.chance(index, level, pair.one, pair.other)
                    ?? weights.random[index][level]
                bits.append(Float(-log2(random)))
            }
        }
    }

    /// One round; returns how many pairs of one group are expected.
    private mutating func step(_ all: Double) -> Double {
        let count = comparer.comparisons.count
        let logs = weights.matched.map { $0.map { Float(log2($0)) } }
        let most = comparer.comparisons.map { one in
            one.levels.map { Float($0.weightAtMost ?? .infinity) }
        }
        let least = comparer.comparisons.map { one in
            one.levels.map { Float($0.weightAtLeast ?? -.infinity) }
        }
        let prior = Float(weights.priorWeight)
        var sums = comparer.comparisons.map { [Double](repeating: 0, count: $0.levels.count) }
        var links = 0.0
        for pair in pairs.indices {
            var weight = prior
            for index in 0..<count {
                let level = Int(levels[pair * count + index])
                guard level >= 0 else { continue }
                let bits = logs[index][level] + bits[pair * count + index]
                weight += max(min(bits, most[index][level]), least[index][level])
            }
            // Below one in a million a pair teaches nothing.
            guard weight > -20 else { continue }
            let part = LinkageWeights.probability(Double(weight))
            links += part
            for index in 0..<count {
                let level = Int(levels[pair * count + index])
                if level >= 0 { sums[index][level] += part }
            }
        }
        weights.prior = min(0.5, max(links, 1e-3) / all)
        // What the model says counts like so many pairs: where few pairs tell, it stays.
        weights.matched = zip(sums, comparer.comparisons).map { sums, comparison in
            let sum = sums.reduce(0, +) + learning.startCountsFor
            return zip(sums, comparison.levels).map { found, level in
                max((found + learning.startCountsFor * level.start) / sum, learning.leastM)
            }
        }
        return links
    }
}

/// Two records, the lower first.
struct RecordPair: Hashable, Comparable {
    private let key: UInt64

    init(_ one: Int, _ other: Int) {
        key = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
    }

    var one: Int { Int(key >> 32) }
    var other: Int { Int(key & 0xFFFF_FFFF) }

    static func < (left: Self, right: Self) -> Bool { left.key < right.key }
}
