internal import Foundation

/// Weighs pairs of advertisements: `m` and how many have doubles as the model says, `u` counted on
/// neighbours of one operator and of two.
struct AdvertisementWeighing: Sendable {
    private let comparer: AdvertisementComparer
    private let owners: [Int]
    private let own: LinkageWeights
    private let others: LinkageWeights

    /// How many advertisements of its operator each could be one with.
    private let ownNeighbours: [Int]
    private let doubles: Double
    private let partOfOneOperator: Double
    private let otherNeighbours: Double

    /// The weight of two advertisements that cannot be of one dwelling.
    private static let impossible = -1000.0

    init(
        _ comparer: AdvertisementComparer,
        _ owners: [Int],
        _ candidates: [RecordPair],
        _ model: DwellingModel
    ) {
        self.comparer = comparer
        self.owners = owners
        doubles = model.doublesPerHundred / 100
        partOfOneOperator = model.partOfOneOperator
        let same = candidates.filter { owners[$0.one] == owners[$0.other] }
        var neighbours = [Int](repeating: 0, count: owners.count)
        for pair in same {
            neighbours[pair.one] += 1
            neighbours[pair.other] += 1
        }
        ownNeighbours = neighbours
        // An advertisement with many neighbours counts as one with few: a hotel's rooms make most
        // pairs and few doubles.
        own = Self.weights(comparer, same) { pair in
            1 / Double(neighbours[pair.one]) + 1 / Double(neighbours[pair.other])
        }
        let drawn = NeighbourSampling(comparer).draw(model.randomPairs, seed: model.seed)
        let strangers = drawn.pairs.filter { owners[$0.one] != owners[$0.other] }
        others = Self.weights(comparer, strangers) { _ in 1 }
        otherNeighbours = max(1, 2 * drawn.all / Double(max(1, owners.count)))
    }

    func canBeOne(_ one: Int, _ other: Int) -> Bool { comparer.canBeOne(one, other) }

    func weight(_ one: Int, _ other: Int) -> Double {
        guard comparer.canBeOne(one, other) else { return Self.impossible }
        let weights = owners[one] == owners[other] ? own : others
        return weights.weight(comparer, one, other) - weights.priorWeight + priorWeight(one, other)
    }

    func steps(_ one: Int, _ other: Int) -> [LinkageWeights.Step] {
        (owners[one] == owners[other] ? own : others).steps(comparer, one, other)
    }

    /// An advertisement's double is one of its neighbours, and before any comparison any of them.
    func priorWeight(_ one: Int, _ other: Int) -> Double {
        let chance: Double
        if owners[one] == owners[other] {
            let neighbours = Double(ownNeighbours[one] + ownNeighbours[other]) / 2
            chance = doubles * partOfOneOperator / max(1, neighbours)
        } else {
            chance = doubles * (1 - partOfOneOperator) / otherNeighbours
        }
        return log2(chance / (1 - chance))
    }

    private static func weights(
        _ comparer: AdvertisementComparer,
        _ pairs: [RecordPair],
        size: (RecordPair) -> Double
    ) -> LinkageWeights {
        var counts = comparer.comparisons.map { [Double](repeating: 0.5, count: $0.levels.count) }
        for pair in pairs {
            for index in counts.indices {
                let level = comparer.level(index, pair.one, pair.other)
                if level >= 0 { counts[index][level] += size(pair) }
            }
        }
        return LinkageWeights(
            matched: comparer.comparisons.map { $0.levels.map(\.start) },
            random: counts.map { counts in
                let sum = counts.reduce(0, +)
                return counts.map { $0 / sum }
            },
            // Replaced by the prior of each pair.
            prior: 0.5
        )
    }
}
