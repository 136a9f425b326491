internal import Domain

/// Compares accounts two by two.
struct AccountComparer: PairComparer {
    let table: AccountTable
    let comparisons: [LinkageModel.Comparison]
    private let model: HostLinkageModel
    private let rules: [Rule]

    /// A comparison with its levels in the form that is looked up.
    private enum Rule {
        case name([NameAgreement: Int])
        case value(ValueColumn, same: Int, other: Int)
        case licence(metres: Double, place: Int, same: Int, other: Int)
        case shared(SharedMarks, least: Int, [(common: Int, level: Int)], other: Int)
        case distance([(metres: Double, level: Int)], other: Int)
        case none
    }

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
        let table = table
        rules = comparisons.map { Self.rule($0, table) }
    }

    private static func rule(
        _ comparison: LinkageModel.Comparison,
        _ table: AccountTable
    ) -> Rule {
        let words = comparison.levels.map(\.condition)
        let last = words.count - 1
        func level(_ word: String) -> Int { words.firstIndex(of: word) ?? last }
        switch comparison.kind {
        case .name:
            return .name(
                Dictionary(
                    uniqueKeysWithValues: NameAgreement.allCases.map { ($0, level($0.rawValue)) }
                )
            )
        case .value, .fingerprint:
            guard let column = column(comparison.field, of: table) else { return .none }
            return .value(column, same: level("same"), other: last)
        case .licence:
            let place = level("same-place")
            return .licence(
                metres: comparison.levels[place].limit ?? 0,
                place: place,
                same: level("same"),
                other: last
            )
        case .distance:
            let bands = comparison.levels.enumerated().compactMap { index, level in
                level.limit.map { (metres: $0, level: index) }
            }
            return .distance(bands, other: last)
        case .shared:
            guard let marks = marks(comparison.field, of: table) else { return .none }
            let bands = comparison.levels.enumerated().compactMap { index, level in
                level.limit.map { (common: Int($0), level: index) }
            }
            return .shared(marks, least: comparison.least, bands, other: last)
        case .count:
            return .none
        }
    }

    private static func column(_ field: String, of table: AccountTable) -> ValueColumn? {
        switch field {
        case "phone": table.phones
        case "e-mail": table.emails
        case "shown-name": table.shownNames
        case "own-words": table.ownWords
        default: nil
        }
    }

    private static func marks(_ field: String, of table: AccountTable) -> SharedMarks? {
        switch field {
        case "text": table.shingles
        case "contact": table.contacts
        case "registered-building": table.buildings
        default: nil
        }
    }

    func level(_ comparison: Int, _ one: Int, _ other: Int) -> Int {
        switch rules[comparison] {
        case .name(let levels):
            guard let agreement = agreement(table.names[one], table.names[other]) else { return -1 }
            return levels[agreement] ?? -1
        case .value(let column, let same, let different):
            let (first, second) = (column.numbers[one], column.numbers[other])
            if first < 0 || second < 0 { return -1 }
            return first == second ? same : different
        case .licence(let metres, let place, let same, let different):
            guard let shared = table.licences.shared(one, other, within: metres) else { return -1 }
            if shared.near > 0 { return place }
            return shared.all > 0 ? same : different
        case .distance(let bands, let farther):
            guard let here = table.records[one].middle, let there = table.records[other].middle
            else { return -1 }
            let metres = here.metres(to: there)
            return bands.first { metres <= $0.metres }?.level ?? farther
        case .shared(let marks, let least, let bands, let none):
            // A shared licence is a shared building: the same thing is not counted twice.
            if comparisons[comparison].field == "registered-building",
                table.licences.shared(one, other, within: 0).map({ $0.all > 0 }) ?? false
            {
                return -1
            }
            let common = marks.common(one, other)
            if let band = bands.first(where: { common >= $0.common }) { return band.level }
            return min(marks.count(one), marks.count(other)) >= least ? none : -1
        case .none:
            return -1
        }
    }

    func chance(_ comparison: Int, _ level: Int, _ one: Int, _ other: Int) -> Double? {
        guard comparisons[comparison].levels[level].isByFrequency else { return nil }
        switch rules[comparison] {
        case .name(let levels):
            guard level == levels[.same] else { return nil }
            return max(
                table.givenNames.frequency(one)
                    * max(table.familyChance[one], table.familyChance[other]),
                1e-8
            )
        case .value(let column, let same, _):
            guard level == same else { return nil }
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
        case .shared(let marks, _, _, _): return marks.chanceOfSharing(one, other)
        case .distance, .none:
            return nil
        }
    }

    private func agreement(_ one: AccountTable.Name, _ other: AccountTable.Name) -> NameAgreement? {
        guard one.given >= 0, other.given >= 0 else { return nil }
        let isSameGiven =
            one.given == other.given
            || isClose(one.givenText, one.givenLetters, other.givenText, other.givenLetters, 1)
        guard one.family >= 0, other.family >= 0 else {
            guard isSameGiven else { return .other }
            guard let first = one.initial, let second = other.initial else { return .sameGiven }
            return first == second ? .sameInitial : .otherFamily
        }
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
