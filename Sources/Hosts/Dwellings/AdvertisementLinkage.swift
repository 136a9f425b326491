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
        var pairs: Set<RecordPair> = []
        var blocks = Dictionary(grouping: owners.indices) { "o\(owners[$0])" }
        for (index, one) in comparer.advertisements.enumerated() {
            for number in one.licences { blocks["l\(number)", default: []].append(index) }
            if let nights = one.availability, Set(nights).count > 1 {
                let text = nights.map(String.init).joined(separator: ",")
                blocks["c\(one.source.loadID)/\(text)", default: []].append(index)
            }
        }
        for group in comparer.text.groups {
            for (index, one) in group.enumerated() {
                for other in group[..<index] where comparer.canBeOne(one, other) {
                    pairs.insert(RecordPair(one, other))
                }
            }
        }
        for block in blocks.values where block.count > 1 {
            for (index, one) in block.prefix(most).enumerated() {
                for other in block[..<index] where comparer.canBeOne(one, other) {
                    pairs.insert(RecordPair(one, other))
                }
            }
        }
        return pairs.sorted()
    }
}
