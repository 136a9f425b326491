/// How much each host holds on the day, as two numbers: for definitions of who is a professional.
public struct HostCounts: Sendable {
    /// For each host that holds anything, in the order of `HostMeasures`.
    public let hosts: [Holding]

    /// How much one host holds.
    public struct Holding: Hashable, Sendable {
        /// Advertisements.
        public var advertisements: Int

        /// Dwellings, at least.
        public var dwellings: Int
    }

    /// How many hosts hold at least so many.
    public func hosts(
        with number: Int,
        of key: KeyPath<Holding, Int>
    ) -> (hosts: Int, advertisements: Int) {
        let some = hosts.filter { $0[keyPath: key] >= number }
        return (some.count, some.reduce(0) { $0 + $1.advertisements })
    }
}

extension DwellingIndex {
    /// How much each host holds.
    public func counts(_ unit: HostMeasures.Unit) -> HostCounts {
        let dwellings = dwellingCounts(unit)
        var advertisements = [Int](repeating: 0, count: dwellings.count)
        for position in operators.history.advertisements.indices
        where operators.isCurrent(position) {
            switch unit {
            case .account: advertisements[operators.accountOfAdvertisement[position]] += 1
            case .operator: advertisements[operators.ownerOfAdvertisement[position]] += 1
            }
        }
        return HostCounts(
            hosts: zip(advertisements, dwellings).compactMap { advertisements, dwellings in
                advertisements == 0
                    ? nil
                    : HostCounts.Holding(advertisements: advertisements, dwellings: dwellings)
            }
        )
    }

    /// For each account, or operator, by position, how many dwellings it holds, at least.
    public func dwellingCounts(_ unit: HostMeasures.Unit) -> [Int] {
        switch unit {
        case .operator:
            var counts = [Int](repeating: 0, count: operators.operators.count)
            for place in dwellings.indices {
                counts[dwellings[place].owner] += dwellings[place].atLeast
            }
            return counts
        case .account:
            var counts = [Int](repeating: 0, count: operators.linkage.accounts.count)
            for one in dwellings {
                for (account, held) in holders(of: one) { counts[account] += held }
            }
            return counts
        }
    }
}
