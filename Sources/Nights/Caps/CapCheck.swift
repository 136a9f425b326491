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
            guard let cap = cap(for: listing.listing, unknownZonesHold: true) else { continue }
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

    private func cap(for listing: CappedListing, unknownZonesHold: Bool) -> NightCap? {
        schedule(listing, unknownZonesHold).cap(on: lastNight)
    }

    private mutating func line(_ group: [ListingNights]) -> CapCheck.Line? {
        guard let first = group.first,
            let strict = cap(for: first.listing, unknownZonesHold: true)
        else { return nil }
        let lenient = cap(for: first.listing, unknownZonesHold: false)
        guard let whole = period(of: strict) else { return nil }
        let period = whole.lowerBound..<nights.day
        let estimate = estimate(group, period, strict)
        let hasLaw = hasLaw(through: period, first.listing)
        var verdict = CapVerdict.undeterminable(.noLaw)
        if hasLaw {
            verdict = judge(estimate, strict, first)
            if let lenient, lenient.maximumNights != strict.maximumNights {
                let other = judge(estimate, lenient, first)
                if other.title != verdict.title { verdict = .undeterminable(.zone) }
            } else if lenient == nil, verdict != .under {
                verdict = .undeterminable(.zone)
            }
        }
        let declared = declared(group, strict: true)
        if let proved = declared, proved.isOver, hasLaw {
            let isOver = lenient != nil && self.declared(group, strict: false)?.isOver == true
            // What is proved is a breach only of a law that was read, for a kind that it names.
            let isKind = first.listing.roomType != nil || strict.roomTypes.isEmpty
            let isBreach = isKind && strict.confidence != .memory
            verdict = isOver ? .over(isBreach: isBreach) : .undeterminable(.zone)
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

    private func judge(
        _ estimate: NightEstimate?,
        _ cap: NightCap,
        _ first: ListingNights
    ) -> CapVerdict {
        guard let estimate else { return .undeterminable(.coverage) }
        let looks = estimate.grade == .calendar ? first.looks.count : nil
        return CapVerdict(estimate, cap: cap.maximumNights, looks: looks, measures: measures)
    }

    /// The period that the last night belongs to; of a rolling cap the window that ends with it.
    private func period(of cap: NightCap) -> Range<CivilDate>? {
        if case .rolling(let days) = cap.period {
            return nights.day.adding(days: -days)..<nights.day
        }
        return cap.period.nights(around: lastNight)
    }

    /// What was declared in the period of the last night, each night by the law of that night.
    private func declared(_ group: [ListingNights], strict: Bool) -> CapUse? {
        let uses = group.flatMap { $0.declared?.uses ?? [] }.map { $0.before(nights.day) }
        guard let first = group.first, !uses.isEmpty else { return nil }
        let count = CapCount(uses, schedule: schedule(first.listing, strict))
        return count.uses.last { $0.period.contains(lastNight) }
    }

    private func hasLaw(through period: Range<CivilDate>, _ listing: CappedListing) -> Bool {
        schedule(listing, true).isKnown(through: period)
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
