internal import Domain

/// Compares accounts two by two.
struct AccountComparer: PairComparer {
    let table: AccountTable
    let comparisons: [LinkageModel.Comparison]
    private let model: HostLinkageModel
    private let rules: [Rule]

    /// A comparison with its levels in the form that is looked up.
    private enum Rule {
        case name
        case value(AccountTable.Value, same: Int, other: Int)
        case licence(metres: Double, place: Int, same: Int, other: Int)
        case shared(AccountTable.Mark, least: Int, other: Int)
        case distance(other: Int)
        case none
    }

    /// For each comparison of marks or metres its limits, with their levels.
    private let bands: [[(limit: Double, level: Int)]]

    /// For each comparison its largest limit; 0 where it has none.
    private let farthest: [Double]

    /// For each agreement of names, in their order, its level.
    private let nameLevels: [Int]

    var count: Int { table.records.count }

    init(_ records: [AccountRecord], _ model: HostLinkageModel) {
        self.model = model
        let licence = model.linkage.comparisons.first { $0.kind == .licence }
        table = AccountTable(
            records,
            joiners: model.nameJoiners,
            metres: licence?.levels.first { $0.condition == "same-place" }?.limit ?? 0,
            most: model.linkage.blocking.first { $0.key == AccountBlocking.Key.licence.rawValue }?
                .atMost ?? 0
        ) { field in
            model.linkage.comparisons.first { $0.kind == .shared && $0.field == field }?.heldUpTo
                ?? 0
        }
        comparisons = model.linkage.comparisons
        rules = comparisons.map(Self.rule)
        let bands = comparisons.map { comparison in
            comparison.levels.enumerated().compactMap { index, level in
                level.limit.map { (limit: $0, level: index) }
            }
        }
        self.bands = bands
        farthest = bands.map { $0.map(\.limit).max() ?? 0 }
        let names = comparisons.first { $0.kind == .name }?.levels.map(\.condition) ?? []
        nameLevels = NameAgreement.allCases.map { agreement in
            names.firstIndex(of: agreement.rawValue) ?? names.count - 1
        }
    }

    private static func rule(_ comparison: LinkageModel.Comparison) -> Rule {
        let words = comparison.levels.map(\.condition)
        let last = words.count - 1
        func level(_ word: String) -> Int { words.firstIndex(of: word) ?? last }
        switch comparison.kind {
        case .name: return .name
        case .value, .fingerprint:
            guard let value = AccountTable.Value(rawValue: comparison.field) else { return .none }
            return .value(value, same: level("same"), other: last)
        case .licence:
            let place = level("same-place")
            return .licence(
                metres: comparison.levels[place].limit ?? 0,
                place: place,
                same: level("same"),
                other: last
            )
        case .distance: return .distance(other: last)
        case .shared:
            guard let mark = AccountTable.Mark(rawValue: comparison.field) else { return .none }
            return .shared(mark, least: comparison.least, other: last)
        case .count:
            return .none
        }
    }

    func level(_ comparison: Int, _ one: Int, _ other: Int) -> Int {
        switch rules[comparison] {
        case .name:
            guard let agreement = agreement(one, other) else { return -1 }
            return nameLevels[agreement.place]
        case .value(let value, let same, let different):
            let first = table.number(of: value, one)
            let second = table.number(of: value, other)
            if first < 0 || second < 0 { return -1 }
            return first == second ? same : different
        case .licence(let metres, let place, let same, let different):
            guard let shared = table.licences.shared(one, other, within: metres) else { return -1 }
            if shared.near > 0 { return place }
            return shared.all > 0 ? same : different
        case .distance(let farther):
            guard let here = table.middles[one], let there = table.middles[other]
            else { return -1 }
            // Most pairs lie beyond all limits, which is told without the very distance.
            guard here.isWithin(farthest[comparison], of: there) else { return farther }
            let metres = here.metres(to: there)
            return bands[comparison].first { metres <= $0.limit }?.level ?? farther
        case .shared(let mark, let least, let none):
            // A shared licence is a shared building: the same thing is not counted twice.
            if mark == .building,
                table.licences.shared(one, other, within: 0).map({ $0.all > 0 }) ?? false
            {
                return -1
            }
            let common = Double(table.common(mark, one, other))
            if let band = bands[comparison].first(where: { common >= $0.limit }) {
                return band.level
            }
            return min(table.count(mark, one), table.count(mark, other)) >= least ? none : -1
        case .none:
            return -1
        }
    }

    func chance(_ comparison: Int, _ level: Int, _ one: Int, _ other: Int) -> Double? {
        guard comparisons[comparison].levels[level].isByFrequency else { return nil }
        switch rules[comparison] {
        case .name:
            guard level == nameLevels[NameAgreement.same.place] else { return nil }
            return max(
                table.givenNames.frequency(one)
                    * max(table.familyChance[one], table.familyChance[other]),
                1e-8
            )
        case .value(let value, let same, _):
            guard level == same else { return nil }
            let column = table.column(of: value)
            if let rarity = comparisons[comparison].levels[level].whenRare,
                column.count(one) <= rarity.records
            {
                return rarity.random
            }
            return column.chanceOfSharing(one)
        case .licence(let metres, let place, let same, _):
            guard level == place || level == same,
                let shared = table.licences.shared(one, other, within: metres)
            else { return nil }
            return table.licences.chance(one, other, shared, isNear: level == place)
        case .shared(let mark, _, _): return table.marks(mark).chanceOfSharing(one, other)
        case .distance, .none:
            return nil
        }
    }

    private func agreement(_ one: Int, _ other: Int) -> NameAgreement? {
        let (given, second) = (table.names[one].given, table.names[other].given)
        guard given >= 0, second >= 0 else { return nil }
        // A given name that is written a little differently is looked at only where it decides.
        func isSameGiven() -> Bool {
            given == second || areGivenNamesClose(table.names[one], table.names[other])
        }
        let (family, otherFamily) = (table.names[one].family, table.names[other].family)
        guard family >= 0, otherFamily >= 0 else {
            guard isSameGiven() else { return .other }
            guard let first = table.names[one].initial, let second = table.names[other].initial
            else { return .sameGiven }
            return first == second ? .sameInitial : .otherFamily
        }
        return agreement(table.names[one], table.names[other], isSameGiven: isSameGiven())
    }

    private func areGivenNamesClose(_ one: AccountTable.Name, _ other: AccountTable.Name) -> Bool {
        isClose(one.givenText, one.givenLetters, other.givenText, other.givenLetters, 1)
    }

    /// How two full names agree.
    private func agreement(
        _ one: AccountTable.Name,
        _ other: AccountTable.Name,
        isSameGiven: Bool
    ) -> NameAgreement {
        if one.family == other.family || one.familyText == other.familyText {
            if one.given == other.given { return .same }
            return isSameGiven ? .close : .otherGiven
        }
        if isClose(
            one.familyText,
            one.familyLetters,
            other.familyText,
            other.familyLetters,
            model.mostSlips
        ) {
            return isSameGiven ? .close : .otherGiven
        }
        guard isSameGiven else { return .other }
        return one.parts.isDisjoint(with: other.parts) ? .otherFamily : .sharedPart
    }

    /// Whether two words differ by slips of the pen only.
    private func isClose(
        _ one: [UInt8],
        _ letters: UInt32,
        _ other: [UInt8],
        _ otherLetters: UInt32,
        _ most: Int
    ) -> Bool {
        let allowed = min(most, min(one.count, other.count) / model.lettersPerSlip)
        guard allowed > 0, abs(one.count - other.count) <= allowed,
            (letters ^ otherLetters).nonzeroBitCount <= 2 * allowed
        else { return false }
        return EditDistance.between(one, other) <= allowed
    }
}
