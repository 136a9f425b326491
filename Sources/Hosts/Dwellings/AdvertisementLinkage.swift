internal import Domain
internal import Foundation
public import Policies

/// Which advertisements are of one dwelling, with the weight of every link.
public struct AdvertisementLinkage: Sendable {
    /// What surely is one: groups of advertisements, by position in the history, each sorted.
    public let groups: [[Int]]

    /// What may be one: larger groups of the same.
    public let possibleGroups: [[Int]]

    private let weighing: AdvertisementWeighing

    /// Links the advertisements of a history.
    ///
    /// - Parameters:
    ///   - index: the history with its operators.
    ///   - model: how advertisements are compared.
    ///   - platforms: how far points may lie from the dwellings.
    public init(
        _ index: OperatorIndex,
        model: DwellingModel,
        platforms: PlatformCatalogue
    ) {
        let advertisements = index.history.advertisements
        let reach = advertisements.map { one in
            platforms.locationError(of: one.id.platform).map { 2 * $0.radius }
        }
        let comparer = AdvertisementComparer(advertisements, model, reach: reach)
        let owners = index.ownerOfAdvertisement
        let candidates = AdvertisementBlocking.candidates(
            comparer,
            owners: owners,
            most: model.mostOfOneOperator
        )
        let weighing = AdvertisementWeighing(comparer, owners, candidates, model)
        self.weighing = weighing
        let links = candidates.map { pair in
            (pair: pair, weight: weighing.weight(pair.one, pair.other))
        }
        func groups(_ probability: Double) -> [[Int]] {
            let limit = log2(probability / (1 - probability))
            return RecordGrouping.groups(
                count: advertisements.count,
                links: links.filter { $0.weight >= limit },
                grouping: LinkageModel.Grouping(
                    bestLink: model.bestLink,
                    lead: limit,
                    breachLead: limit,
                    margin: 0
                ),
                limit: limit
            ) { weighing.weight($0, $1) }
        }
        self.groups = groups(model.probability)
        possibleGroups = groups(model.possible)
    }

    /// The log2 of the odds that two advertisements are of one dwelling; `nil` where they cannot be.
    public func weight(_ one: Int, _ other: Int) -> Double? {
        weighing.canBeOne(one, other) ? weighing.weight(one, other) : nil
    }

    /// The same before any comparison.
    public func priorWeight(_ one: Int, _ other: Int) -> Double {
        weighing.priorWeight(one, other)
    }

    /// What every comparison of two advertisements weighs.
    public func steps(_ one: Int, _ other: Int) -> [LinkageWeights.Step] {
        weighing.steps(one, other)
    }
}

/// Which advertisements are compared.
enum AdvertisementBlocking {
    /// Those of one operator that can be one dwelling; and of any two those that can, and show the
    /// same licence number, as many free nights, or words that few others share.
    static func candidates(
        _ comparer: AdvertisementComparer,
        owners: [Int],
        most: Int
    ) -> [RecordPair] {
        var pairs: [RecordPair] = []
        func propose(_ block: some RandomAccessCollection<Int>) {
            for (place, one) in block.enumerated() {
                for other in block.prefix(place) where comparer.canBeOne(one, other) {
                    pairs.append(RecordPair(one, other))
                }
            }
        }
        var licences: [String: [Int]] = [:]
        var freeNights: [FreeNights: [Int]] = [:]
        for (index, one) in comparer.advertisements.enumerated() {
            for number in one.licences { licences[number, default: []].append(index) }
            if let nights = one.availability, nights.contains(where: { $0 != nights[0] }) {
                let key = FreeNights(load: one.source.loadID, nights: nights)
                freeNights[key, default: []].append(index)
            }
        }
        for group in comparer.text.groups { propose(group) }
        for block in Dictionary(grouping: owners.indices, by: { owners[$0] }).values {
            propose(block.prefix(most))
        }
        for block in licences.values { propose(block.prefix(most)) }
        for block in freeNights.values { propose(block.prefix(most)) }
        // Sorted and each once: the order of blocks decides nothing.
        pairs.sort()
        return pairs.enumerated().compactMap { place, pair in
            place > 0 && pairs[place - 1] == pair ? nil : pair
        }
    }

    private struct FreeNights: Hashable {
        var load: Int64
        var nights: [Int]
    }
}
