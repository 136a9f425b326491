internal import Domain

/// The operators behind the accounts of a history; a class, so that whoever holds it copies nothing.
public final class OperatorIndex: Sendable {
    /// What was linked.
    public let history: HostHistory

    /// The accounts, linked.
    public let linkage: AccountLinkage

    /// The operators, in the order of their ids' accounts.
    public let operators: [Operator]

    /// For each account, by its position in `linkage.accounts`, the position of its operator.
    public let operatorOfAccount: [Int]

    /// For each account, by its position, its advertisements, by position in the history.
    public let advertisementsOfAccount: [[Int]]

    /// For each advertisement of the history the position of its account.
    let accountOfAdvertisement: [Int]

    /// For each advertisement of the history the position of its operator.
    public let ownerOfAdvertisement: [Int]

    /// Whether the last snapshot shows an advertisement, by position.
    private let isShown: [Bool]

    /// Whoever stands behind one account or several.
    public struct Operator: Hashable, Sendable {
        /// Stable over snapshots and orders of input: `O:` and the account that was seen first.
        public var id: String

        /// The accounts, by position in `linkage.accounts`.
        public var accounts: [Int]

        /// The first snapshot that shows one of them, by position.
        public var firstSnapshot: Int
    }

    /// Links the accounts of a history.
    public init(_ history: HostHistory, model: HostLinkageModel) {
        self.history = history
        let last = history.snapshots.count - 1
        isShown = history.advertisements.map { $0.snapshots.last == last }
        let byAccount = Dictionary(
            grouping: history.advertisements.indices,
            by: { history.advertisements[$0].account }
        )
        let records = byAccount.map { account, advertisements in
            AccountRecord(account, advertisements, of: history)
        }
        let linkage = AccountLinkage(
            records,
            model: model,
            decisions: history.decisions.map(\.decision)
        )
        self.linkage = linkage
        advertisementsOfAccount = linkage.accounts.map { byAccount[$0.account] ?? [] }
        let firstSeen = advertisementsOfAccount.map { advertisements in
            advertisements.compactMap { history.advertisements[$0].snapshots.first }.min() ?? 0
        }
        operators = linkage.groups.map { accounts in
            // Accounts are in the order of their ids: the first of the earliest ones is the founder.
            let earliest = accounts.map { firstSeen[$0] }.min() ?? 0
            let founder = accounts.first { firstSeen[$0] == earliest } ?? accounts[0]
            return Operator(
                id: "O:\(linkage.accounts[founder].account)",
                accounts: accounts,
                firstSnapshot: earliest
            )
        }
        var owner = [Int](repeating: 0, count: linkage.accounts.count)
        for (index, one) in operators.enumerated() {
            for account in one.accounts { owner[account] = index }
        }
        operatorOfAccount = owner
        var accounts = [Int](repeating: 0, count: history.advertisements.count)
        for (account, own) in advertisementsOfAccount.enumerated() {
            for position in own { accounts[position] = account }
        }
        accountOfAdvertisement = accounts
        ownerOfAdvertisement = accounts.map { owner[$0] }
    }

    /// The advertisements of an operator that the last snapshot shows, by position.
    public func current(_ one: Operator) -> [Int] {
        one.accounts.flatMap { advertisementsOfAccount[$0] }.filter(isCurrent)
    }

    /// Whether the last snapshot shows an advertisement.
    public func isCurrent(_ advertisement: Int) -> Bool { isShown[advertisement] }

    /// The operator with an id, or of an account.
    ///
    /// - Throws: `HostError.noSuchOperator`.
    public func find(_ text: String) throws(HostError) -> Operator {
        if let one = operators.first(where: { $0.id == text }) { return one }
        if let account = try? account(text) { return operators[operatorOfAccount[account]] }
        throw .noSuchOperator(text)
    }

    /// The position of an account: `platform:id`, or the id alone where one platform has it.
    ///
    /// - Throws: `HostError.noSuchAccount`.
    public func account(_ text: String) throws(HostError) -> Int {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2 {
            let id = AccountID(platform: parts[0], id: parts[1])
            guard let found = linkage.index(of: id) else { throw .noSuchAccount(id) }
            return found
        }
        let found = linkage.accounts.indices.filter { linkage.accounts[$0].account.id == text }
        guard found.count == 1 else {
            throw .noSuchAccount(AccountID(platform: found.isEmpty ? "" : "several", id: text))
        }
        return found[0]
    }
}

extension AccountRecord {
    /// What the advertisements of an account say of it; the latest snapshot says its name.
    ///
    /// Advertisements are known by their positions: a copy of each would cost more than what is read.
    init(_ account: AccountID, _ positions: [Int], of history: HostHistory) {
        let all = history.advertisements
        let latest = positions.max {
            (all[$0].snapshots.last ?? 0, all[$0].id) < (all[$1].snapshots.last ?? 0, all[$1].id)
        }
        let places = positions.compactMap { all[$0].place }
        let count = Double(max(1, places.count))
        self.init(
            account: account,
            shownNameKey: latest.map { all[$0].hostKeys.name } ?? "",
            ownWordsKey: latest.map { all[$0].hostKeys.words } ?? "",
            shingles: Self.each(of: positions.map { all[$0].shingles }),
            contacts: Self.each(of: positions.map { all[$0].contacts }),
            buildings: Self.each(of: positions.map { all[$0].addresses.map(\.building) }),
            licences: positions.flatMap { position in
                all[position].licences.map {
                    ShownLicence(number: $0, place: all[position].place)
                }
            },
            middle: places.isEmpty
                ? nil
                : GeoPoint(
                    latitude: places.reduce(0) { $0 + $1.latitude } / count,
                    longitude: places.reduce(0) { $0 + $1.longitude } / count
                )
        )
    }

    /// Marks out of several lists, rising, each once.
    private static func each(of lists: [[UInt64]]) -> [UInt64] {
        let sorted = lists.flatMap(\.self).sorted()
        return sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
    }
}
