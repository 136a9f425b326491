internal import Foundation

/// Weighs pairs of advertisements: `m` and how many have doubles as the model says, `u` counted on
/// neighbours of one operator and of two.
struct AdvertisementWeighing: Sendable {
    private let owners: [Int]

    /// The platform of each advertisement, as a number.
    private let platforms: [Int32]

    /// Compares advertisements of two operators.
    private let comparer: AdvertisementComparer

    /// Compares advertisements of one operator, who may keep several calendars alike.
    private let ownComparer: AdvertisementComparer
    private let own: LinkageWeights
    private let others: LinkageWeights

    /// How many advertisements of its operator each could be one with.
    private let ownNeighbours: [Int]

    /// The part of advertisements that have a double of their operator, of those that have a
    /// neighbour of it at all: whoever has none has no such double.
    private let doublesOfOneOperator: Double
    private let doublesOfTwo: Double
    private let otherNeighbours: Double

    /// The same of advertisements on two platforms, where doubles are common.
    private let across: Across

    private struct Across: Sendable {
        /// How many advertisements of its operator on other platforms each could be one with.
        var ownNeighbours: [Int]
        var doublesOfOneOperator: Double
        var doublesOfTwo: Double
        var otherNeighbours: Double
    }

    /// The weight of two advertisements that cannot be of one dwelling.
    private static let impossible = -1000.0

    init(
        _ comparer: AdvertisementComparer,
        _ owners: [Int],
        _ candidates: [RecordPair],
        _ model: DwellingModel
    ) {
        self.owners = owners
        var names = ValueNumbers()
        let platforms = comparer.advertisements.map { names.number($0.id.platform) }
        self.platforms = platforms
        func isWithin(_ pair: RecordPair) -> Bool { platforms[pair.one] == platforms[pair.other] }
        func counts(_ pairs: [RecordPair]) -> [Int] {
            pairs.reduce(into: [Int](repeating: 0, count: owners.count)) { counts, pair in
                counts[pair.one] += 1
                counts[pair.other] += 1
            }
        }
        /// The part that has a double of its operator, of those that have a neighbour of it.
        func doubles(_ perHundred: Double, _ neighbours: [Int]) -> Double {
            let withNeighbour = Double(max(1, neighbours.count { $0 > 0 }))
            let part = perHundred / 100 * model.partOfOneOperator
            return min(0.5, part * Double(owners.count) / withNeighbour)
        }
        let ofOne = candidates.filter { owners[$0.one] == owners[$0.other] }
        let same = ofOne.filter(isWithin)
        let neighbours = counts(same)
        ownNeighbours = neighbours
        doublesOfOneOperator = doubles(model.doublesPerHundred, neighbours)
        doublesOfTwo = model.doublesPerHundred / 100 * (1 - model.partOfOneOperator)
        let drawn = NeighbourSampling(comparer).draw(model.randomPairs, seed: model.seed)
        let strangers = drawn.pairs.filter { isWithin($0) && owners[$0.one] != owners[$0.other] }
        let others = NeighbourCount(comparer, strangers, doubles: 0) { _ in 1 }
        self.others = others.weights
        // An advertisement with many neighbours counts as one with few: a hotel's rooms make most
        // pairs and few doubles.
        let own = NeighbourCount(comparer, same, doubles: doublesOfOneOperator) { pair in
            1 / Double(neighbours[pair.one]) + 1 / Double(neighbours[pair.other])
        }
        self.own = own.weights
        self.comparer = comparer
        var ownComparer = comparer
        if let index = comparer.index(of: .freeNights) {
            ownComparer.keptTogether = max(
                0,
                own.weights.random[index][0] - others.weights.random[index][0]
            )
        }
        self.ownComparer = ownComparer
        let partWithin =
            Double(drawn.pairs.count(where: isWithin)) / Double(max(1, drawn.pairs.count))
        let each = 2 * drawn.all / Double(max(1, owners.count))
        otherNeighbours = max(1, each * partWithin)
        let foreign = counts(ofOne.filter { !isWithin($0) })
        across = Across(
            ownNeighbours: foreign,
            doublesOfOneOperator: doubles(model.acrossPlatformsPerHundred, foreign),
            doublesOfTwo: model.acrossPlatformsPerHundred / 100 * (1 - model.partOfOneOperator),
            otherNeighbours: max(1, each * (1 - partWithin))
        )
    }

    func canBeOne(_ one: Int, _ other: Int) -> Bool { comparer.canBeOne(one, other) }

    func weight(_ one: Int, _ other: Int) -> Double {
        guard comparer.canBeOne(one, other) else { return Self.impossible }
        let prior = priorWeight(one, other)
        return owners[one] == owners[other]
            ? own.weight(ownComparer, one, other) - own.priorWeight + prior
            : others.weight(comparer, one, other) - others.priorWeight + prior
    }

    func steps(_ one: Int, _ other: Int) -> [LinkageWeights.Step] {
        owners[one] == owners[other]
            ? own.steps(ownComparer, one, other) : others.steps(comparer, one, other)
    }

    /// An advertisement's double is one of its neighbours, and before any comparison any of them.
    func priorWeight(_ one: Int, _ other: Int) -> Double {
        let isWithin = platforms[one] == platforms[other]
        let chance: Double
        if owners[one] == owners[other] {
            let own = isWithin ? ownNeighbours : across.ownNeighbours
            let doubles = isWithin ? doublesOfOneOperator : across.doublesOfOneOperator
            chance = doubles / max(1, Double(own[one] + own[other]) / 2)
        } else {
            chance =
                isWithin
                ? doublesOfTwo / otherNeighbours : across.doublesOfTwo / across.otherNeighbours
        }
        return log2(chance / (1 - chance))
    }
}

/// How often each level occurs among neighbours that are two dwellings.
private struct NeighbourCount {
    let weights: LinkageWeights

    /// Counts the levels of some pairs.
    ///
    /// - Parameters:
    ///   - comparer: compares them.
    ///   - pairs: neighbours.
    ///   - doubles: the part of the pairs, by size, that is taken to be doubles: as many as that at
    ///     each level, by the model's `m`, are taken out again. Else doubles would make the very
    ///     things that tell them look common.
    ///   - size: how much a pair counts for.
    init(
        _ comparer: AdvertisementComparer,
        _ pairs: [RecordPair],
        doubles: Double,
        size: (RecordPair) -> Double
    ) {
        let start = comparer.comparisons.map { $0.levels.map(\.start) }
        var counts = start.map { [Double](repeating: 0, count: $0.count) }
        for pair in pairs {
            for index in counts.indices {
                let level = comparer.level(index, pair.one, pair.other)
                if level >= 0 { counts[index][level] += size(pair) }
            }
        }
        let random = zip(counts, start).map { counts, matched -> [Double] in
            let all = counts.reduce(0, +)
            // Half a pair at each level: what was not seen is rare and not impossible.
            let left = zip(counts, matched).map { max(0, $0 - doubles * all * $1) + 0.5 }
            let sum = left.reduce(0, +)
            return left.map { $0 / sum }
        }
        // The prior is replaced by that of each pair.
        weights = LinkageWeights(matched: start, random: random, prior: 0.5)
    }
}
