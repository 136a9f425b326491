internal import Domain
internal import Foundation

/// Compares advertisements of one kind that lie near each other.
struct AdvertisementComparer: PairComparer {
    let advertisements: [HostedAdvertisement]
    let comparisons: [LinkageModel.Comparison]
    private let rules: [AspectRule]
    private let leastChanges: Int

    /// The advertisements once more, as numbers.
    private let traits: [AdvertisementTraits]
    private let freeNights: FreeNightFrequency

    /// Sequences of words that few advertisements share.
    let text: SharedMarks
    private let leastText: Int

    /// How often two dwellings have as many free nights because one hand keeps both calendars.
    var keptTogether = 0.0

    /// Twice the largest location error of any platform; `nil` where none is known.
    let farthestReach: Double?

    var count: Int { advertisements.count }

    init(
        _ advertisements: [HostedAdvertisement],
        _ model: DwellingModel,
        reach: [Double?]
    ) {
        self.advertisements = advertisements
        let comparisons = model.comparisons
        self.comparisons = comparisons
        text = SharedMarks(advertisements.map(\.shingles), upTo: model.textHeldUpTo)
        leastText = model.leastText
        farthestReach = reach.compactMap(\.self).max()
        leastChanges = Int(
            comparisons.first { $0.id == AdvertisementAspect.calendar.rawValue }?.levels.first?
                .limit ?? 0
        )
        rules = comparisons.map(AspectRule.init)
        freeNights = FreeNightFrequency(advertisements)
        traits = AdvertisementTraits.all(advertisements, reach: reach)
    }

    /// The number of a comparison.
    func index(of aspect: AdvertisementAspect) -> Int? {
        rules.firstIndex { $0.aspect == aspect }
    }

    /// Whether two advertisements can be of one dwelling at all: of one kind, and so near that
    /// their circles meet.
    func canBeOne(_ one: Int, _ other: Int) -> Bool {
        guard traits[one].roomType >= 0, traits[one].roomType == traits[other].roomType,
            let here = traits[one].place, let there = traits[other].place
        else { return false }
        // Where the location error is not known there is no limit, and nothing is within it.
        let limit = (traits[one].reach + traits[other].reach) / 2
        return limit >= 0 && here.isWithin(limit, of: there)
    }

    func chance(_ comparison: Int, _ level: Int, _ one: Int, _ other: Int) -> Double? {
        guard comparisons[comparison].levels[level].isByFrequency else {
            return comparisons[comparison].levels[level].whenRare?.random
        }
        switch rules[comparison].aspect {
        case .freeNights: return min(1, freeNights.chanceOfSharing(one) + keptTogether)
        case .carriedOver:
            guard let carried = carriedOver(one, other) else { return nil }
            return Self.tail(carried.kept, of: carried.stretches, chance: carried.takenShare)
        default: return nil
        }
    }

    /// What the calendar of the one that went says about the one that came.
    private func carriedOver(
        _ one: Int,
        _ other: Int
    ) -> (kept: Int, stretches: Int, takenShare: Double)? {
        guard traits[one].lastSnapshot >= 0, traits[other].lastSnapshot >= 0 else { return nil }
        if traits[one].lastSnapshot < traits[other].firstSnapshot {
            return carriedOver(advertisements[one].calendar, advertisements[other].firstCalendar)
        }
        if traits[other].lastSnapshot < traits[one].firstSnapshot {
            return carriedOver(advertisements[other].calendar, advertisements[one].firstCalendar)
        }
        return nil
    }

    private func carriedOver(
        _ gone: SeenCalendar?,
        _ new: SeenCalendar?
    ) -> (kept: Int, stretches: Int, takenShare: Double)? {
        guard let gone, let new else { return nil }
        return gone.carriedOver(into: new)
    }

    /// The probability of so many or more out of some, each with one chance.
    private static func tail(_ kept: Int, of all: Int, chance: Double) -> Double {
        guard chance > 0 else { return 1e-9 }
        guard chance < 1 else { return 1 }
        var sum = 0.0
        for number in kept...all {
            let ways =
                lgamma(Double(all) + 1) - lgamma(Double(number) + 1)
                - lgamma(Double(all - number) + 1)
            sum += exp(
                ways + Double(number) * log(chance) + Double(all - number) * log(1 - chance)
            )
        }
        return max(1e-9, min(1, sum))
    }

    func level(_ comparison: Int, _ one: Int, _ other: Int) -> Int {
        switch rules[comparison].aspect {
        case .licence:
            guard traits[one].hasLicence, traits[other].hasLicence else { return -1 }
            return shareLicence(one, other) ? rules[comparison].same : rules[comparison].other
        case .address:
            // Of one number the register says nothing further.
            guard traits[one].hasAddress, traits[other].hasAddress, !shareLicence(one, other)
            else { return -1 }
            let agreement = Self.addresses(
                advertisements[one].addresses,
                advertisements[other].addresses
            )
            return rules[comparison].level(of: agreement)
        case .text:
            let common = Double(text.common(one, other))
            if let found = rules[comparison].firstLimit(atMost: common) { return found }
            let isShort = min(traits[one].shingles, traits[other].shingles) < leastText
            return isShort ? -1 : rules[comparison].last
        case .time:
            guard let isAfter = isAfter(one, other) else { return -1 }
            return isAfter ? rules[comparison].after : rules[comparison].together
        case .carriedOver:
            guard let carried = carriedOver(one, other),
                Double(carried.stretches) >= rules[comparison].firstLimit
            else { return -1 }
            // Of ten stays one may be cancelled in between.
            let isKept = carried.kept * 10 >= carried.stretches * 9
            return isKept ? rules[comparison].same : rules[comparison].other
        case .freeNights:
            // Free nights of one day only: a week later they are others.
            guard traits[one].tellsFreeNights, traits[other].tellsFreeNights,
                traits[one].load == traits[other].load, !haveCalendars(one, other)
            else { return -1 }
            let isSame = traits[one].freeNights == traits[other].freeNights
            return isSame ? rules[comparison].same : rules[comparison].other
        case .calendar:
            guard haveCalendars(one, other), traits[one].load == traits[other].load
            else { return -1 }
            let isSame = traits[one].calendarHash == traits[other].calendarHash
            return isSame ? rules[comparison].same : rules[comparison].other
        case .guests:
            return rules[comparison].level(traits[one].guests, traits[other].guests)
        case .bedrooms:
            return rules[comparison].level(traits[one].bedrooms, traits[other].bedrooms)
        case .price:
            let (here, there) = (traits[one].price, traits[other].price)
            guard here > 0, there > 0 else { return -1 }
            return rules[comparison].level(difference: abs(here - there) / max(here, there))
        case .minimumNights:
            return rules[comparison].level(traits[one].minimumNights, traits[other].minimumNights)
        case .place:
            guard let here = traits[one].place, let there = traits[other].place else { return -1 }
            return rules[comparison].level(difference: here.metres(to: there))
        case nil: return -1
        }
    }

    private func shareLicence(_ one: Int, _ other: Int) -> Bool {
        guard traits[one].hasLicence, traits[other].hasLicence else { return false }
        return advertisements[one].licences.contains {
            advertisements[other].licences.contains($0)
        }
    }

    /// How the registered addresses of two advertisements agree; `nil` where one has none.
    private static func addresses(
        _ one: [RegisteredAddress],
        _ other: [RegisteredAddress]
    ) -> RegisteredAddress.Agreement? {
        if one.isEmpty || other.isEmpty { return nil }
        var agreement = RegisteredAddress.Agreement.other
        for here in one {
            for there in other where here.building == there.building {
                if let home = here.dwelling, home == there.dwelling { return .same }
                agreement = .sameBuilding
            }
        }
        return agreement
    }

    /// Whether both calendars change so often that they tell: free nights say nothing more then.
    private func haveCalendars(_ one: Int, _ other: Int) -> Bool {
        traits[one].hasCalendar && traits[other].hasCalendar
            && min(traits[one].calendarChanges, traits[other].calendarChanges) >= leastChanges
    }

    /// Whether one came after the other; `nil` where they took turns.
    private func isAfter(_ one: Int, _ other: Int) -> Bool? {
        let (first, second) = (traits[one], traits[other])
        guard first.lastSnapshot >= 0, second.lastSnapshot >= 0 else { return nil }
        if first.lastSnapshot < second.firstSnapshot || second.lastSnapshot < first.firstSnapshot {
            return true
        }
        if first.isInEverySnapshot, second.isInEverySnapshot { return false }
        let days = Set(advertisements[one].snapshots)
        return days.isDisjoint(with: advertisements[other].snapshots) ? nil : false
    }
}
