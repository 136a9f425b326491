public import Domain
public import StrictYAML

/// How advertisements add up to dwellings: `analyses/models/dwellings.yaml`.
public struct DwellingModel: Hashable, Sendable {
    /// What is compared, each level with its `m` as `start`.
    public var comparisons: [LinkageModel.Comparison]

    /// Of a hundred advertisements so many have a double.
    public var doublesPerHundred: Double

    /// The part of doubles that are of one operator.
    public var partOfOneOperator: Double

    /// Of a hundred advertisements so many stand on another platform too.
    public var acrossPlatformsPerHundred: Double

    /// From this probability on two advertisements are one dwelling.
    public var probability: Double

    /// From this probability on they may be one.
    public var possible: Double

    /// The part that the best link between two groups counts for.
    public var bestLink: Double

    /// Decides which random pairs are drawn.
    public var seed: UInt64

    /// How many random pairs are counted.
    public var randomPairs: Int

    /// Of the advertisements of one operator so many are compared at most.
    public var mostOfOneOperator: Int

    /// Sequences of words that more advertisements have are passed over.
    public var textHeldUpTo: Int

    /// Where one advertisement has fewer sequences, having none in common says nothing.
    public var leastText: Int

    /// From how many dwellings on an operator is taken to manage for others.
    public var intermediaryDwellings: Int

    /// From how many licences on that another operator shows at the same place.
    public var intermediarySharedLicences: Int

    /// From how many rooms on a group may be a ghost hostel.
    public var rooms: Int

    /// How many rooms a dwelling is taken to have.
    public var roomsPerDwelling: Int

    /// How groups of rooms are split.
    public var grouping: GhostHostelDefinition.Grouping

    /// From how many dwellings on hosts are counted in a class, rising.
    public var classes: [Int]

    /// From how many advertisements of a type at one time on a host has several.
    public var several: [RoomType: Int]

    /// Reads the model.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(document: YAMLDocument) throws(YAMLError) {
        let root = document.root
        _ = (root.string("id"), root.string("title"))
        doublesPerHundred = root.number("doubles-per-hundred")
        partOfOneOperator = root.share("part-of-one-operator")
        acrossPlatformsPerHundred = root.number("doubles-across-platforms-per-hundred")
        probability = root.share("probability")
        possible = root.share("possible")
        bestLink = root.share("best-link")
        comparisons = root.list("comparisons") { Self.comparison($0) }
        let learning = root.mapping("learning")
        seed = UInt64(max(0, learning.integer("seed")))
        randomPairs = max(1, learning.integer("random-pairs"))
        mostOfOneOperator = max(2, learning.integer("most-of-one-operator"))
        learning.end()
        let rooms = root.mapping("rooms")
        self.rooms = max(1, rooms.integer("from"))
        roomsPerDwelling = max(1, rooms.integer("per-dwelling"))
        grouping = GhostHostelDefinition.Grouping(
            splitFrom: rooms.integer("split-from"),
            step: max(1, rooms.number("split-step-metres"))
        )
        rooms.end()
        let intermediary = root.mapping("intermediary")
        intermediaryDwellings = max(2, intermediary.integer("dwellings-from"))
        intermediarySharedLicences = max(1, intermediary.integer("shared-licences-from"))
        intermediary.end()
        let text = root.mapping("text")
        textHeldUpTo = max(2, text.integer("held-by-up-to"))
        leastText = max(1, text.integer("of-at-least"))
        text.end()
        classes = root.strings("classes").compactMap { Int($0) }.sorted()
        if classes.isEmpty { root.report("classes", "expected whole numbers") }
        several = [:]
        for (name, number) in root.pairs("several") {
            if let type = RoomType(rawValue: name), let number = Int(number) {
                several[type] = number
            } else {
                root.report("several", "expected room types with whole numbers")
            }
        }
        root.end()
        try document.finish()
    }

    private static func comparison(_ entry: YAMLMapping) -> LinkageModel.Comparison {
        let id = entry.string("id")
        if AdvertisementAspect(rawValue: id) == nil {
            let known = AdvertisementAspect.allCases.map(\.rawValue).joined(separator: ", ")
            entry.report("id", "'\(id)' is not one of: \(known)")
        }
        return LinkageModel.Comparison(
            id: id,
            title: entry.string("title"),
            kind: .count,
            field: id,
            levels: entry.list("levels") { level in
                LinkageModel.Level(
                    condition: level.string("is"),
                    label: level.string("label"),
                    limit: level.optionalNumber("up-to") ?? level.optionalNumber("at-least")
                        ?? level.optionalNumber("changes")
                        ?? level.optionalNumber("stretches"),
                    start: level.share("m"),
                    isByFrequency: level.optionalBoolean("by-frequency") ?? false,
                    whenRare: level.optionalNumber("u").map {
                        LinkageModel.Rarity(records: .max, random: max(1e-12, $0))
                    },
                    weightAtMost: level.optionalNumber("weight-at-most"),
                    weightAtLeast: nil
                )
            }
        )
    }
}

/// What of two advertisements is compared.
enum AdvertisementAspect: String, CaseIterable {
    case licence
    case address
    case text
    case time
    case calendar
    case carriedOver = "carried-over"
    case freeNights = "free-nights"
    case guests
    case bedrooms
    case price
    case minimumNights = "minimum-nights"
    case place
}
