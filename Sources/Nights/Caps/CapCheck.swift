public import Domain
public import Policies

/// The advertisements or hosts of a snapshot against one cap of the city.
public struct CapCheck: Sendable {
    /// One subject's nights against the cap.
    public struct Line: Sendable {
        /// The advertisement, or the first one of a host.
        public var listing: CappedListing

        /// How many advertisements were taken together.
        public var listings: Int

        /// The nights of the period so far.
        public var period: Range<CivilDate>

        /// The most nights that are allowed on the last of them.
        public var cap: NightCap

        /// The nights that count; `nil` where nothing tells of them.
        public var estimate: NightEstimate?

        /// What declarations alone prove of the period; `nil` where nothing was declared in it.
        public var declared: CapUse?

        /// What may be said.
        public var verdict: CapVerdict

        /// Nights of the rest of the period that can still be booked.
        public var stillBookable: Int

        /// Whether it takes more guests than are allowed; `nil` where no limit or number is known.
        public var takesTooManyGuests: Bool?

        /// The limits beside the cap that declarations prove to be passed.
        public var passedLimits: [CapUse.LimitUse] {
            declared?.limits.filter { $0.isOver == true } ?? []
        }
    }

    /// The cap's name.
    public let id: String

    /// The subjects that the cap holds for, in the order of listing ids.
    public let lines: [Line]

    /// Checks every advertisement, or every host, of a snapshot.
    ///
    /// An advertisement stands for its dwelling: that several advertisements are one dwelling is
    /// not known here. Nights of a host's advertisements are added.
    ///
    /// - Parameters:
    ///   - id: the name of the cap.
    ///   - nights: what the store tells.
    ///   - policies: all policies of the city.
    ///   - measures: how nights are measured.
    public init(
        id: String,
        _ nights: StoredNights,
        policies: [CityPolicy],
        measures: NightMeasures
    ) {
        self.id = id
        var checker = CapChecker(id: id, nights: nights, policies: policies, measures: measures)
        lines = checker.lines()
    }
}

/// The work of a cap check: estimators are kept, because many listings are alike.
struct CapChecker {
    let id: String
    let nights: StoredNights
    let policies: [CityPolicy]
    let measures: NightMeasures
    private var reviewers: [Int: ReviewEstimator] = [:]

    init(id: String, nights: StoredNights, policies: [CityPolicy], measures: NightMeasures) {
        self.id = id
        self.nights = nights
        self.policies = policies
        self.measures = measures
    }

    private var lastNight: CivilDate { nights.day.adding(days: -1) }

    mutating func lines() -> [CapCheck.Line] {
        var groups: [[ListingNights]] = []
        var places: [String: Int] = [:]
        for listing in nights.listings {
            guard let cap = schedule(listing.listing, true).cap(on: lastNight) else { continue }
            let isHost = cap.subject == .host || cap.subject == .hostOverAllDwellings
            // Whose dwelling it is, nobody declared.
            if isHost, listing.listing.isDwelling { continue }
            let key = isHost ? "host \(listing.listing.hostID)" : listing.listing.id
            if let place = places[key] {
                groups[place].append(listing)
            } else {
                places[key] = groups.count
                groups.append([listing])
            }
        }
        return groups.compactMap { line($0) }
    }

    private func schedule(_ listing: CappedListing, _ unknownZonesHold: Bool) -> CapSchedule {
        CapSchedule(
            id: id,
            policies: policies,
            roomType: listing.roomType,
            areas: listing.areas,
            unknownZonesHold: unknownZonesHold
        )
    }

    private mutating func line(_ group: [ListingNights]) -> CapCheck.Line? {
        guard let first = group.first else { return nil }
        let strictLaw = schedule(first.listing, true)
        let lenientLaw = strictLaw.hasUnknownZones ? schedule(first.listing, false) : strictLaw
        guard let strict = strictLaw.cap(on: lastNight), let whole = period(of: strict) else {
            return nil
        }
        let lenient = lenientLaw.cap(on: lastNight)
        let period = whole.lowerBound..<nights.day
        let hasLaw = strictLaw.isKnown(through: period)
        var estimate = estimate(group, period, strict)
        var verdict = CapVerdict.undeterminable(.noLaw)
        if hasLaw {
            verdict = judge(estimate, whole, strictLaw, first)
            let isSure =
                lenient == nil
                ? verdict == .under
                : !strictLaw.hasUnknownZones
                    || judge(estimate, whole, lenientLaw, first).title == verdict.title
            if !isSure { verdict = .undeterminable(.zone) }
        }
        let declared = declared(group, strictLaw)
        if let proved = declared, proved.isOver, hasLaw {
            // The verdict needs no more than what was declared.
            estimate = (estimate ?? .none(of: period)).resting(onProved: proved.counted)
            let isOver = lenient != nil && self.declared(group, lenientLaw)?.isOver == true
            verdict = isOver ? .over(isBreach: true) : .undeterminable(.zone)
        }
        if verdict == .over(isBreach: true), !isProof(of: strict, first.listing, declared) {
            verdict = .over(isBreach: false)
        }
        return CapCheck.Line(
            listing: first.listing,
            listings: group.count,
            period: period,
            cap: lenient ?? strict,
            estimate: estimate,
            declared: declared,
            verdict: verdict,
            stillBookable: group.reduce(0) { $0 + bookable($1, nights.day..<whole.upperBound) },
            takesTooManyGuests: tooManyGuests(first.listing, strict)
        )
    }

    /// What is declared beyond a cap is a breach only of a law that was read, for a kind of home that
    /// it names, with each night judged by the law of that night.
    private func isProof(of cap: NightCap, _ listing: CappedListing, _ declared: CapUse?) -> Bool {
        let isKind = listing.roomType != nil || cap.roomTypes.isEmpty
        return isKind && cap.confidence != .memory && declared?.isOver ?? false
    }

    private func judge(
        _ estimate: NightEstimate?,
        _ period: Range<CivilDate>,
        _ schedule: CapSchedule,
        _ first: ListingNights
    ) -> CapVerdict {
        guard let estimate, let allowed = schedule.allowed(in: period, before: nights.day) else {
            return .undeterminable(.coverage)
        }
        let looks = estimate.grade == .calendar ? first.looks.count : nil
        return CapVerdict(estimate, cap: allowed, looks: looks, measures: measures)
    }

    /// The period that the last night belongs to; of a rolling cap the window that ends with it.
    private func period(of cap: NightCap) -> Range<CivilDate>? {
        if case .rolling(let days) = cap.period {
            return nights.day.adding(days: -days)..<nights.day
        }
        return cap.period.nights(around: lastNight)
    }

    /// What was declared in the period of the last night, each night by the law of that night.
    private func declared(_ group: [ListingNights], _ schedule: CapSchedule) -> CapUse? {
        let uses = group.flatMap { $0.declared?.uses ?? [] }.map { $0.before(nights.day) }
        guard !uses.isEmpty else { return nil }
        let count = CapCount(uses, schedule: schedule)
        return count.uses.last { $0.period.contains(lastNight) }
    }

    private mutating func estimate(
        _ group: [ListingNights],
        _ period: Range<CivilDate>,
        _ cap: NightCap
    ) -> NightEstimate? {
        let days = period.lowerBound.nights(until: period.upperBound)
        guard days > 0, let rules = group.first?.rules else { return nil }
        var reviewer = reviewers[days] ?? ReviewEstimator(rules: rules, nights: days)
        defer { reviewers[days] = reviewer }
        let each = group.compactMap { listing in
            NightEstimate.combined(
                listing.estimates(of: period, for: cap, &reviewer),
                minimumCoverage: measures.minimumCoverage
            )
        }
        guard each.count == group.count, var sum = each.first else { return nil }
        if each.count > 1 {
            var distribution = CountDistribution(certainly: 0, of: days * each.count)
            for one in each { distribution.add(one.distribution) }
            sum.distribution = distribution
            sum.grade = each.map(\.grade).min() ?? sum.grade
            sum.coverage = each.map(\.coverage).min() ?? 0
            sum.proved = 0
        }
        return sum
    }

    private func bookable(_ listing: ListingNights, _ rest: Range<CivilDate>) -> Int {
        listing.looks.last?.calendar.available(within: rest) ?? 0
    }

    private func tooManyGuests(_ listing: CappedListing, _ cap: NightCap) -> Bool? {
        guard let limit = cap.limits.first(where: { $0.kind == .guests }),
            let guests = listing.accommodates
        else { return nil }
        return Int64(guests) > limit.maximum
    }
}
