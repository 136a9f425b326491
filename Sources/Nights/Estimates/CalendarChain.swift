public import Domain
public import Policies

/// The calendars of one listing, looked at again and again, as far as they tell about a period.
///
/// Of every night the last look before it counts: what could still be booked then was free or was
/// booked late; what could not had been booked or blocked.
public struct CalendarChain: Sendable {
    /// One look.
    public struct Look: Sendable {
        /// The day of the look.
        public var day: CivilDate

        /// What it showed.
        public var calendar: ListingCalendar

        /// One look.
        public init(day: CivilDate, calendar: ListingCalendar) {
            self.day = day
            self.calendar = calendar
        }
    }

    /// Nights in a row that became unavailable between the same two looks.
    public struct Run: Hashable, Sendable {
        /// The nights.
        public var nights: Range<CivilDate>

        /// The last look that showed them available; `nil` where none did.
        public var lastAvailableOn: CivilDate?

        /// The first look after it.
        public var unavailableSince: CivilDate

        /// What the run looks like.
        public var look: RunLook

        /// How probable it is that guests stayed.
        public var probability: Double

        /// How many nights.
        public var count: Int { nights.lowerBound.nights(until: nights.upperBound) }
    }

    /// The runs, in the order of nights.
    public private(set) var runs: [Run] = []

    /// Nights that were available at the last look, by the days from that look to the night.
    public private(set) var availableByAge: [Int: Int] = [:]

    /// Nights that some look showed available.
    public private(set) var offeredNights: Set<CivilDate> = []

    /// Nights that some look told of not long before.
    public private(set) var observedNights = 0

    /// The period.
    public let period: Range<CivilDate>

    private let rules: EstimateRules
    private let minimumStay: Int

    /// Follows the nights of a period through the looks.
    ///
    /// - Parameters:
    ///   - looks: in any order.
    ///   - reviews: the days of the listing's reviews.
    ///   - period: the nights.
    ///   - runRules: how runs are told apart.
    ///   - rules: how probable a stay is in them.
    public init(
        looks: [Look],
        reviews: [CivilDate],
        period: Range<CivilDate>,
        runRules: NightRunRules,
        rules: EstimateRules
    ) {
        self.period = period
        self.rules = rules
        let looks = looks.sorted { $0.day < $1.day }
        minimumStay = looks.last.map { $0.calendar.minimumStay(of: $0.calendar.first) } ?? 1
        var open: (nights: Range<CivilDate>, available: Int?, since: Int)?
        func close(_ runs: inout [Run]) {
            guard let ended = open else { return }
            let look = runRules.look(
                of: ended.nights,
                in: looks[ended.since].calendar,
                reviews: reviews,
                wasSeenAvailable: ended.available != nil
            )
            runs.append(
                Run(
                    nights: ended.nights,
                    lastAvailableOn: ended.available.map { looks[$0].day },
                    unavailableSince: looks[ended.since].day,
                    look: look,
                    probability: 0
                )
            )
            open = nil
        }
        // No look tells of a night before the first of them.
        let days = period.lowerBound.nights(until: period.upperBound)
        let unseen = looks.first.map { period.lowerBound.nights(until: $0.day) } ?? days
        for offset in min(max(0, unseen), days)..<days {
            let night = period.lowerBound.adding(days: offset)
            guard let trail = Trail(night, looks) else {
                close(&runs)
                continue
            }
            let age = looks[trail.last].day.nights(until: night)
            if age <= runRules.freshDays { observedNights += 1 }
            if trail.lastAvailable != nil { offeredNights.insert(night) }
            guard !trail.isAvailable else {
                close(&runs)
                availableByAge[age, default: 0] += 1
                continue
            }
            if let current = open, current.nights.upperBound == night,
                current.available == trail.lastAvailable, current.since == trail.since
            {
                open?.nights = current.nights.lowerBound..<night.adding(days: 1)
            } else {
                close(&runs)
                open = (night..<night.adding(days: 1), trail.lastAvailable, trail.since)
            }
        }
        close(&runs)
        judge(looks)
    }

    /// Gives every run its probability, when all of them are known.
    private mutating func judge(_ looks: [Look]) {
        let lengths = RunLengths(rules: rules)
        let days = period.lowerBound.nights(until: period.upperBound)
        let unreviewed = lengths.unreviewedBase(
            reviewedStays: runs.count { $0.look == .reviewed },
            years: Double(days) / 365.25
        )
        for index in runs.indices {
            let run = runs[index]
            let look = looks.first { $0.day == run.unavailableSince }
            runs[index].probability = lengths.probability(
                run.look,
                nights: run.count,
                minimumStay: look?.calendar.minimumStay(of: run.nights.lowerBound) ?? 1,
                unreviewed: unreviewed
            )
        }
    }

    /// What the looks before a night tell of it.
    private struct Trail {
        var last: Int
        var lastAvailable: Int?
        var since: Int
        var isAvailable: Bool

        init?(_ night: CivilDate, _ looks: [Look]) {
            var last: Int?
            var lastAvailable: Int?
            var since: Int?
            for (index, look) in looks.enumerated() {
                guard look.day <= night else { break }
                switch look.calendar[night] {
                case .missing: continue
                case .available: (lastAvailable, since) = (index, nil)
                case .unavailable: since = since ?? index
                }
                last = index
            }
            guard let last else { return nil }
            self.last = last
            self.lastAvailable = lastAvailable
            self.since = since ?? last
            isAvailable = lastAvailable == last
        }
    }

    /// The part of the period that was observed.
    public var coverage: Double {
        Double(observedNights) / Double(max(1, period.lowerBound.nights(until: period.upperBound)))
    }

    /// The nights that count by a basis.
    ///
    /// - Parameters:
    ///   - basis: which nights count; declared ones are never in a calendar.
    ///   - staysFromNights: stays of so many nights and more do not count.
    /// - Returns: the estimate.
    public func estimate(
        _ basis: NightCap.Basis = .booked,
        staysFromNights: Int? = nil
    ) -> NightEstimate {
        let nights = period.lowerBound.nights(until: period.upperBound)
        let countsOffers = basis == .offered || basis == .available
        var distribution = CountDistribution(
            certainly: countsOffers ? offeredNights.count : 0,
            of: nights
        )
        if basis == .booked || basis == .offered {
            for run in runs where staysFromNights.map({ run.count < $0 }) ?? true {
                // A night that was offered counts already.
                if countsOffers, run.lastAvailableOn != nil { continue }
                distribution.add(run: run.count, probability: run.probability)
            }
        }
        if basis == .booked {
            let seen = runs.reduce(0) { $0 + ($1.lastAvailableOn == nil ? 0 : $1.probability) }
            let missed = MissedStays(
                seen: seen,
                availableByAge: availableByAge,
                minimumStay: minimumStay,
                rules: rules
            )
            distribution.add(missed.distribution(of: nights))
        }
        return NightEstimate(
            method: .calendars,
            distribution: distribution,
            grade: .calendar,
            coverage: coverage
        )
    }
}
