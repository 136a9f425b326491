/// Which accounts are of one operator, with the weight of every link.
public struct AccountLinkage: Sendable {
    /// The accounts in order of their ids; whatever the order of input.
    public let accounts: [AccountRecord]

    /// What was learnt.
    public let weights: LinkageWeights

    /// The groups of accounts at the limit for leads, by position in `accounts`, each sorted.
    public let groups: [[Int]]

    /// What the blocking rules did.
    public let blocking: [BlockingOutcome]

    /// How many pairs were compared.
    public var comparedPairs: Int { pairs.count }

    /// The model.
    public let model: HostLinkageModel

    private let comparer: AccountComparer
    private let pairs: [RecordPair]
    private let links: [(pair: RecordPair, weight: Double)]
    private let together: [RecordPair]
    private let apart: Set<RecordPair>

    /// A decision of a person about two accounts.
    public struct Decision: Hashable, Sendable {
        /// One account.
        public var one: AccountID

        /// The other.
        public var other: AccountID

        /// Whether both are of one operator.
        public var isSame: Bool

        /// A decision.
        public init(_ one: AccountID, _ other: AccountID, isSame: Bool) {
            self.one = one
            self.other = other
            self.isSame = isSame
        }
    }

    /// Links accounts.
    ///
    /// - Parameters:
    ///   - records: the accounts, in any order, each once.
    ///   - model: how they are compared.
    ///   - decisions: what people have decided, the latest last; they outrank the model.
    public init(
        _ records: [AccountRecord],
        model: HostLinkageModel,
        decisions: [Decision] = []
    ) {
        let accounts = records.sorted { $0.account < $1.account }
        self.accounts = accounts
        self.model = model
        let comparer = AccountComparer(accounts, model)
        self.comparer = comparer
        let blocking = AccountBlocking(comparer.table, model.linkage.blocking)
        pairs = blocking.pairs
        let learnt = LinkageLearning(
            comparer,
            model.linkage.learning,
            pairs: blocking.pairs
        ).weights
        weights = learnt
        let decided = Self.decided(decisions, accounts)
        together = decided.together
        apart = decided.apart
        // What stands far below the limit can be no best link of two groups.
        let least = model.linkage.grouping.lead - model.linkage.grouping.margin
        let all = blocking.pairs.map { learnt.weight(comparer, $0.one, $0.other) }
        links = zip(blocking.pairs, all).filter { $0.1 >= least }.map { (pair: $0.0, weight: $0.1) }
        self.blocking = BlockingOutcome.outcomes(
            blocking,
            weights: all,
            rules: model.linkage.blocking,
            limit: model.linkage.grouping.lead
        )
        groups = RecordGrouping.groups(
            count: accounts.count,
            links: links,
            grouping: model.linkage.grouping,
            limit: model.linkage.grouping.lead,
            together: together,
            apart: apart
        ) { learnt.weight(comparer, $0, $1) }
    }

    /// The groups at another limit, in bits.
    public func groups(limit: Double) -> [[Int]] {
        RecordGrouping.groups(
            count: accounts.count,
            links: links,
            grouping: model.linkage.grouping,
            limit: limit,
            together: together,
            apart: apart
        ) { weights.weight(comparer, $0, $1) }
    }

    /// The log2 of the odds that two accounts are of one operator.
    public func weight(_ one: Int, _ other: Int) -> Double { weights.weight(comparer, one, other) }

    /// What every comparison of two accounts weighs.
    public func steps(_ one: Int, _ other: Int) -> [LinkageWeights.Step] {
        weights.steps(comparer, one, other)
    }

    /// What a person has decided about two accounts; `nil` where nobody has.
    public func decision(_ one: Int, _ other: Int) -> Bool? {
        let pair = RecordPair(one, other)
        if apart.contains(pair) { return false }
        return together.contains(pair) ? true : nil
    }

    /// The compared pairs not far below the limit, with their weight.
    public var candidates: [(one: Int, other: Int, weight: Double)] {
        links.map { ($0.pair.one, $0.pair.other, $0.weight) }
    }

    /// Whether a blocking rule has two accounts compared.
    public func isCompared(_ one: Int, _ other: Int) -> Bool {
        let pair = RecordPair(one, other)
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < pair { low = middle + 1 } else { high = middle }
        }
        return low < pairs.count && pairs[low] == pair
    }

    /// The position of an account.
    public func index(of account: AccountID) -> Int? {
        var (low, high) = (0, accounts.count)
        while low < high {
            let middle = (low + high) / 2
            if accounts[middle].account < account { low = middle + 1 } else { high = middle }
        }
        return low < accounts.count && accounts[low].account == account ? low : nil
    }

    /// Of several decisions about two accounts the latest counts.
    private static func decided(
        _ decisions: [Decision],
        _ accounts: [AccountRecord]
    ) -> (together: [RecordPair], apart: Set<RecordPair>) {
        let positions = Dictionary(
            accounts.enumerated().map { ($1.account, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var verdicts: [RecordPair: Bool] = [:]
        for decision in decisions {
            guard let one = positions[decision.one], let other = positions[decision.other],
                one != other
            else { continue }
            verdicts[RecordPair(one, other)] = decision.isSame
        }
        return (
            verdicts.filter(\.value).keys.sorted(), Set(verdicts.filter { !$0.value }.keys)
        )
    }
}

/// What a blocking rule did.
public struct BlockingOutcome: Hashable, Sendable {
    /// What its blocks share.
    public var key: String

    /// How many pairs it proposed.
    public var pairs: Int

    /// How many of them are links by the model.
    public var links: Int

    /// How many links no other rule proposed: what would be lost without it.
    public var linksOfItsOwn: Int

    /// How many accounts stand in blocks that were too large to compare.
    public var passedOver: Int

    static func outcomes(
        _ blocking: AccountBlocking,
        weights: [Double],
        rules: [LinkageModel.BlockingRule],
        limit: Double
    ) -> [BlockingOutcome] {
        rules.enumerated().map { index, rule in
            let bit: UInt16 = 1 << UInt16(index)
            var outcome = BlockingOutcome(
                key: rule.key,
                pairs: 0,
                links: 0,
                linksOfItsOwn: 0,
                passedOver: blocking.passedOver[index]
            )
            for (position, proposers) in blocking.proposers.enumerated() where proposers & bit != 0
            {
                outcome.pairs += 1
                guard weights[position] >= limit else { continue }
                outcome.links += 1
                if proposers == bit { outcome.linksOfItsOwn += 1 }
            }
            return outcome
        }
    }
}
