public import Domain

/// How what is advertised is shared out among hosts, by one way of counting hosts.
public struct HostMeasures: Hashable, Sendable {
    /// How hosts are counted.
    public var unit: Unit

    /// For each host how many there are, and what they hold.
    public var hosts: [Holding]

    /// What hosts are.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        /// Accounts of a platform.
        case account

        /// Operators after linking.
        case `operator`
    }

    /// What one host holds on the day.
    public struct Holding: Hashable, Sendable {
        /// Advertisements.
        public var advertisements: Int

        /// Dwellings, at least.
        public var dwellings: Int

        /// Its advertisements, by position in the history.
        public var positions: [Int]

        /// What its operator is taken for; `nil` where accounts are counted.
        public var role: OperatorProfile.Role?

        /// Advertisements by type.
        public var types: [RoomType: Int]

        /// Reviews in the last 365 days; `nil` where no advertisement says.
        public var reviews: Int?
    }

    /// How many hosts hold at least so many.
    public func hosts(
        with number: Int,
        of key: KeyPath<Holding, Int>
    ) -> (hosts: Int, advertisements: Int) {
        let some = hosts.filter { $0[keyPath: key] >= number }
        return (some.count, some.reduce(0) { $0 + $1.advertisements })
    }

    /// How many hosts have several of a type at one time (the definition of `strr`).
    public func hosts(withSeveral several: [RoomType: Int]) -> (hosts: Int, advertisements: Int) {
        let some = hosts.filter { one in
            several.contains { type, number in (one.types[type] ?? 0) >= number }
        }
        return (some.count, some.reduce(0) { $0 + $1.advertisements })
    }

    /// Gini's coefficient of a quantity over hosts: 0 where all have as much.
    ///
    /// From the sorted values, the finite-population form without a correction for few hosts.
    public func gini(_ value: (Holding) -> Int) -> Double? {
        let sorted = hosts.map(value).sorted()
        let sum = sorted.reduce(0, +)
        guard sum > 0 else { return nil }
        let ranked = sorted.enumerated().reduce(0.0) { total, item in
            total + Double(2 * (item.offset + 1) - sorted.count - 1) * Double(item.element)
        }
        return ranked / (Double(sorted.count) * Double(sum))
    }

    /// The part that the largest tenth of hosts holds; a host that the tenth cuts counts in part.
    public func topDecileShare(_ value: (Holding) -> Int) -> Double? {
        let sorted = hosts.map(value).sorted(by: >)
        let sum = sorted.reduce(0, +)
        guard sum > 0 else { return nil }
        let size = Double(sorted.count) / 10
        let whole = Int(size)
        var held = Double(sorted.prefix(whole).reduce(0, +))
        if whole < sorted.count { held += (size - Double(whole)) * Double(sorted[whole]) }
        return held / Double(sum)
    }
}

extension DwellingIndex {
    /// How the advertisements of the last snapshot are shared out.
    public func measures(_ unit: HostMeasures.Unit) -> HostMeasures {
        let dwellings = dwellingCounts(unit)
        let groups: [[Int]] =
            unit == .operator
            ? operators.operators.map(\.accounts)
            : operators.linkage.accounts.indices.map { [$0] }
        let roles = unit == .operator ? profiles().map(\.role) : nil
        let holdings = groups.enumerated().compactMap { index, accounts in
            holding(accounts, dwellings: dwellings[index], role: roles?[index])
        }
        return HostMeasures(unit: unit, hosts: holdings)
    }

    /// The accounts that advertise a dwelling on the day, by position, and how many dwellings each
    /// holds by that: it holds every one that it advertises.
    public func holders(of dwelling: Dwelling) -> [(account: Int, dwellings: Int)] {
        let current = dwelling.advertisements.filter(operators.isCurrent)
        let accounts = current.map { operators.accountOfAdvertisement[$0] }
        // Nearly always one: a home, or a room.
        guard accounts.count > 1 else { return accounts.map { ($0, 1) } }
        return Dictionary(accounts.map { ($0, 1) }, uniquingKeysWith: +)
            .sorted { $0.key < $1.key }.map { account, advertisements in
                let rooms =
                    (advertisements + model.roomsPerDwelling - 1) / model.roomsPerDwelling
                return (account, dwelling.isWhole ? 1 : rooms)
            }
    }

    private func holding(
        _ accounts: [Int],
        dwellings: Int,
        role: OperatorProfile.Role?
    ) -> HostMeasures.Holding? {
        let current = accounts.flatMap { operators.advertisementsOfAccount[$0] }
            .filter(operators.isCurrent)
        guard !current.isEmpty else { return nil }
        let advertisements = operators.history.advertisements
        var types: [RoomType: Int] = [:]
        var reviews: Int?
        for position in current {
            if let type = advertisements[position].roomType { types[type, default: 0] += 1 }
            if let known = advertisements[position].reviews { reviews = (reviews ?? 0) + known }
        }
        return HostMeasures.Holding(
            advertisements: current.count,
            dwellings: dwellings,
            positions: current,
            role: role,
            types: types,
            reviews: reviews
        )
    }
}
