internal import Domain
internal import Foundation

/// Compares advertisements of one kind that lie near each other.
struct AdvertisementComparer: PairComparer {
    let advertisements: [HostedAdvertisement]
    let comparisons: [LinkageModel.Comparison]
    private let aspects: [AdvertisementAspect?]
    private let leastChanges: Int
    private let freeNights: FreeNightFrequency

    /// Sequences of words that few advertisements share.
    let text: SharedMarks
    private let leastText: Int

    /// How often two dwellings have as many free nights because one hand keeps both calendars.
    var keptTogether = 0.0

    /// Twice the location error of each advertisement's platform; `nil` where it is not known.
    let reach: [Double?]

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
        self.reach = reach
        leastChanges = Int(
            comparisons.first { $0.id == AdvertisementAspect.calendar.rawValue }?.levels.first?
                .limit ?? 0
        )
        aspects = comparisons.map { AdvertisementAspect(rawValue: $0.id) }
        freeNights = FreeNightFrequency(advertisements)
    }

    /// The number of a comparison.
    func index(of aspect: AdvertisementAspect) -> Int? { aspects.firstIndex(of: aspect) }

    /// Whether two advertisements can be of one dwelling at all: of one kind, and so near that
    /// their circles meet.
    func canBeOne(_ one: Int, _ other: Int) -> Bool {
        let (first, second) = (advertisements[one], advertisements[other])
        guard first.roomType == second.roomType, first.roomType != nil,
            let here = first.place, let there = second.place,
            let own = reach[one], let further = reach[other]
        else { return false }
        return here.metres(to: there) <= (own + further) / 2
    }

    func chance(_ comparison: Int, _ level: Int, _ one: Int, _ other: Int) -> Double? {
        let found = comparisons[comparison].levels[level]
        guard found.isByFrequency else { return found.whenRare?.random }
        switch aspects[comparison] {
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
        let (first, second) = (advertisements[one], advertisements[other])
        guard let last = first.snapshots.last, let start = second.snapshots.first,
            let end = second.snapshots.last, let begin = first.snapshots.first
        else { return nil }
        if last < start { return carriedOver(first.calendar, second.firstCalendar) }
        if end < begin { return carriedOver(second.calendar, first.firstCalendar) }
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
        guard let aspect = aspects[comparison] else { return -1 }
        let (first, second) = (advertisements[one], advertisements[other])
        let levels = comparisons[comparison].levels
        switch aspect {
        case .licence:
            guard !first.licences.isEmpty, !second.licences.isEmpty else { return -1 }
            let isShared = first.licences.contains { second.licences.contains($0) }
            return Self.level(isShared ? "same" : "other", levels)
        case .address:
            // Of one number the register says nothing further.
            guard first.licences.allSatisfy({ !second.licences.contains($0) }),
                let agreement = Self.addresses(first.addresses, second.addresses)
            else { return -1 }
            return Self.level(agreement, levels)
        case .text:
            let common = text.common(one, other)
            let found = levels.firstIndex { $0.limit.map { common >= Int($0) } ?? false }
            if let found { return found }
            let isShort = min(first.shingles.count, second.shingles.count) < leastText
            return isShort ? -1 : levels.count - 1
        case .time:
            guard let order = Self.order(first.snapshots, second.snapshots) else { return -1 }
            return Self.level(order, levels)
        case .carriedOver:
            guard let carried = carriedOver(one, other),
                Double(carried.stretches) >= levels[0].limit ?? 1
            else { return -1 }
            // Of ten stays one may be cancelled in between.
            let isKept = carried.kept * 10 >= carried.stretches * 9
            return Self.level(isKept ? "same" : "other", levels)
        case .freeNights:
            // Free nights of one day only: a week later they are others.
            guard let here = first.availability, let there = second.availability,
                first.source.loadID == second.source.loadID,
                FreeNightFrequency.tells(here), FreeNightFrequency.tells(there),
                !haveCalendars(first, second)
            else { return -1 }
            return Self.level(here == there ? "same" : "other", levels)
        case .calendar:
            guard haveCalendars(first, second), first.source.loadID == second.source.loadID
            else { return -1 }
            let isSame = first.calendar?.hash == second.calendar?.hash
            return Self.level(isSame ? "same" : "other", levels)
        case .guests:
            return Self.level(
                first.accommodates.map(Double.init),
                second.accommodates.map(Double.init),
                levels
            )
        case .bedrooms:
            return Self.level(first.bedrooms, second.bedrooms, levels)
        case .price:
            guard let here = first.price, let there = second.price, here > 0, there > 0 else {
                return -1
            }
            let part = Double(abs(here - there)) / Double(max(here, there))
            return Self.level(difference: part, levels)
        case .minimumNights:
            return Self.level(
                first.minimumNights.map(Double.init),
                second.minimumNights.map(Double.init),
                levels
            )
        case .place:
            guard let here = first.place, let there = second.place else { return -1 }
            return Self.level(difference: here.metres(to: there), levels)
        }
    }

    /// How the registered addresses of two advertisements agree; `nil` where one has none.
    private static func addresses(
        _ one: [RegisteredAddress],
        _ other: [RegisteredAddress]
    ) -> String? {
        if one.isEmpty || other.isEmpty { return nil }
        var agreement = "other"
        for here in one {
            for there in other where here.building == there.building {
                if let home = here.dwelling, home == there.dwelling { return "same" }
                agreement = "same-building"
            }
        }
        return agreement
    }

    /// Whether both calendars change so often that they tell: free nights say nothing more then.
    private func haveCalendars(
        _ one: HostedAdvertisement,
        _ other: HostedAdvertisement
    ) -> Bool {
        guard let here = one.calendar, let there = other.calendar else { return false }
        return min(here.changes, there.changes) >= leastChanges
    }

    /// Whether one came after the other; `nil` where they took turns.
    private static func order(_ one: [Int], _ other: [Int]) -> String? {
        guard let first = one.first, let last = one.last, let begin = other.first,
            let end = other.last
        else { return nil }
        if last < begin || end < first { return "after" }
        return Set(one).isDisjoint(with: other) ? nil : "together"
    }

    private static func level(
        _ one: Double?,
        _ other: Double?,
        _ levels: [LinkageModel.Level]
    ) -> Int {
        guard let one, let other else { return -1 }
        return level(difference: abs(one - other), levels)
    }

    private static func level(difference: Double, _ levels: [LinkageModel.Level]) -> Int {
        levels.firstIndex { level in
            level.condition == "same" ? difference == 0 : difference <= level.limit ?? .infinity
        } ?? levels.count - 1
    }

    private static func level(_ condition: String, _ levels: [LinkageModel.Level]) -> Int {
        levels.firstIndex { $0.condition == condition } ?? -1
    }
}
