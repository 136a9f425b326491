/// Neighbourhoods put together to what a panel has a row for: themselves, or districts.
struct AreaGroups {
    /// The groups, sorted, each with its neighbourhoods in order.
    let members: [(name: String, areas: [String])]

    /// Dwellings of each group; none where a neighbourhood has no figure of them.
    let dwellings: [String: Double]

    /// Rents by the first day of the period and group.
    ///
    /// Of a district the mean of its neighbourhoods' rents, weighted by dwellings, over those that
    /// have rents in every period that is compared: else a change of who is counted would look like
    /// a change of rents.
    let rents: [String: [String: Double]]

    /// Groups neighbourhoods.
    ///
    /// - Parameters:
    ///   - names: the neighbourhoods.
    ///   - level: by what.
    ///   - districts: the district of each neighbourhood.
    ///   - dwellings: of each neighbourhood.
    ///   - rents: by the first day of the period and neighbourhood.
    ///   - compared: the periods that are compared.
    init(
        _ names: [String],
        level: AreaIndicators.Level,
        districts: [String: String],
        dwellings: [String: Double],
        rents: [String: [String: Double]],
        compared: [String]
    ) {
        guard level == .district else {
            members = names.sorted().map { ($0, [$0]) }
            self.dwellings = dwellings
            self.rents = rents
            return
        }
        let groups = Dictionary(grouping: names.sorted(), by: { districts[$0] ?? $0 })
        members = groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        var sums: [String: Double] = [:]
        var counted: [String: [String]] = [:]
        for (group, areas) in groups {
            let known = areas.compactMap { dwellings[$0] }
            if known.count == areas.count { sums[group] = known.reduce(0, +) }
            counted[group] = areas.filter { area in
                (dwellings[area] ?? 0) > 0 && compared.allSatisfy { rents[$0]?[area] != nil }
            }
        }
        self.dwellings = sums
        self.rents = rents.mapValues { rents in
            counted.compactMapValues { areas -> Double? in
                guard !areas.isEmpty else { return nil }
                var (sum, weight) = (0.0, 0.0)
                for area in areas {
                    guard let rent = rents[area], let homes = dwellings[area] else { return nil }
                    sum += rent * homes
                    weight += homes
                }
                return sum / weight
            }
        }
    }

    /// The sums of a figure of areas, by group.
    func sums(_ figures: [Double], of names: [String]) -> [String: Double] {
        let byName = Dictionary(zip(names, figures), uniquingKeysWith: { first, _ in first })
        return Dictionary(
            members.map { group in (group.name, group.areas.reduce(0) { $0 + (byName[$1] ?? 0) }) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
