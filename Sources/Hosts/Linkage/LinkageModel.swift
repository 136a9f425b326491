/// How records are compared, learnt and put into groups: `analyses/models/<id>.yaml`.
public struct LinkageModel: Hashable, Sendable {
    /// The name of the file.
    public var id: String

    /// What is found, for people.
    public var title: String

    /// The comparisons, in the order they are explained.
    public var comparisons: [Comparison]

    /// Which pairs are compared at all.
    public var blocking: [BlockingRule]

    /// How the weights are learnt.
    public var learning: Learning

    /// How records are put into groups.
    public var grouping: Grouping

    /// One thing that is compared.
    public struct Comparison: Hashable, Sendable {
        /// Its name.
        public var id: String

        /// Its name for people.
        public var title: String

        /// How it is compared.
        public var kind: Kind

        /// Which value is compared; empty where the kind says it.
        public var field: String

        /// The levels; the first that fits counts.
        public var levels: [Level]

        /// Of marks that records share: those that more records have are passed over.
        public var heldUpTo = 0

        /// Of marks: where one record has fewer, having none in common says nothing.
        public var least = 1
    }

    /// How something is compared.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Names in their parts.
        case name

        /// Equal or not.
        case value

        /// Equal or not, of texts of which only fingerprints are kept.
        case fingerprint

        /// Licence numbers, several to a record, each with its places.
        case licence

        /// Marks that both have, several to a record.
        case shared

        /// Metres.
        case distance

        /// Two counts.
        case count
    }

    /// One outcome of a comparison.
    public struct Level: Hashable, Sendable {
        /// When it fits: a word of the comparison's kind.
        public var condition: String

        /// What it says, for people.
        public var label: String

        /// A limit, for conditions that have one: metres, or a difference.
        public var limit: Double?

        /// Where learning begins: how often two records of one group are at this level.
        public var start: Double

        /// Whether the frequency of the very value that is shared counts, and not that of the level.
        public var isByFrequency: Bool

        /// Where at most so many records share the value, how often strangers share it; it is no
        /// word that people use alike, and too rare to be counted.
        public var whenRare: Rarity?

        /// The most that it may weigh, in bits.
        public var weightAtMost: Double?

        /// The least that it may weigh, in bits.
        public var weightAtLeast: Double?
    }

    /// How often strangers share a value that few have.
    public struct Rarity: Hashable, Sendable {
        /// Up to how many records may have it.
        public var records: Int

        /// How often strangers share it.
        public var random: Double
    }

    /// Which pairs are compared.
    public struct BlockingRule: Hashable, Sendable {
        /// What the records of a block share.
        public var key: String

        /// Larger blocks are passed over.
        public var atMost: Int?

        /// Only so many of the nearest records of a block are taken.
        public var nearest: Int?

        /// No farther than this.
        public var metres: Double?
    }

    /// How weights are learnt.
    public struct Learning: Hashable, Sendable {
        /// Decides which random pairs are drawn.
        public var seed: UInt64

        /// How many random pairs are counted.
        public var randomPairs: Int

        /// How many rounds at most.
        public var rounds: Int

        /// Below which relative change learning ends.
        public var precision: Double

        /// As how many pairs of one group the `start` of the levels counts.
        public var startCountsFor: Double

        /// The least `m` of a level.
        public var leastM: Double
    }

    /// How records are put into groups.
    public struct Grouping: Hashable, Sendable {
        /// The part that the best link between two groups counts for; the mean counts for the rest.
        public var bestLink: Double

        /// The least weight, in bits, with which groups are put together.
        public var lead: Double

        /// The least weight for leads that somebody may act upon.
        public var breachLead: Double

        /// How far below `lead` a link may be and still be the best one between two groups.
        public var margin: Double
    }
}
