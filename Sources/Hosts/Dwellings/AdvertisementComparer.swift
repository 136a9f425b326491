internal import Domain

/// Compares advertisements of one kind that lie near each other.
struct AdvertisementComparer: PairComparer {
    let advertisements: [HostedAdvertisement]
    let comparisons: [LinkageModel.Comparison]
    private let aspects: [AdvertisementAspect?]
    private let leastChanges: Int

    /// Twice the location error of each advertisement's platform; `nil` where it is not known.
    let reach: [Double?]

    var count: Int { advertisements.count }

    init(
        _ advertisements: [HostedAdvertisement],
        _ comparisons: [LinkageModel.Comparison],
        reach: [Double?]
    ) {
        self.advertisements = advertisements
        self.comparisons = comparisons
        self.reach = reach
        leastChanges = Int(
            comparisons.first { $0.id == AdvertisementAspect.calendar.rawValue }?.levels.first?
                .limit ?? 0
        )
        aspects = comparisons.map { AdvertisementAspect(rawValue: $0.id) }
    }

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

    func chance(_ comparison: Int, _ level: Int, _: Int, _: Int) -> Double? {
        comparisons[comparison].levels[level].whenRare?.random
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
        case .time:
            guard let order = Self.order(first.snapshots, second.snapshots) else { return -1 }
            return Self.level(order, levels)
        case .freeNights:
            // Free nights of one day only: a week later they are others.
            guard let here = first.availability, let there = second.availability,
                first.source.loadID == second.source.loadID,
                Self.tells(here), Self.tells(there), !haveCalendars(first, second)
            else { return -1 }
            return Self.level(here == there ? "same" : "other", levels)
        case .calendar:
            guard haveCalendars(first, second), first.source.loadID == second.source.loadID
            else { return -1 }
            return Self.level(first.calendar == second.calendar ? "same" : "other", levels)
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

    /// Whether both calendars change so often that they tell: free nights say nothing more then.
    private func haveCalendars(
        _ one: HostedAdvertisement,
        _ other: HostedAdvertisement
    ) -> Bool {
        guard let here = one.calendar, let there = other.calendar else { return false }
        return min(here.changes, there.changes) >= leastChanges
    }

    /// Whether free nights tell calendars apart: all or none is what many have.
    private static func tells(_ nights: [Int]) -> Bool {
        nights != [0, 0, 0, 0] && nights != [30, 60, 90, 365]
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
