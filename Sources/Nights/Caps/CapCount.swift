internal import Domain
internal import Policies

/// The nights of one subject against one cap, period by period.
public struct CapCount: Sendable {
    /// The periods in which nights count, the earliest first; of a rolling cap the fullest window.
    public let uses: [CapUse]

    /// Nights in use for which no policy is known: they are neither counted nor cleared.
    public let withoutLaw: Int

    /// Counts the nights of one subject.
    ///
    /// - Parameters:
    ///   - used: the nights of all its advertisements.
    ///   - schedule: the cap through the years.
    public init(_ used: [UsedNights], schedule: CapSchedule) {
        let counted = CountedNights(used, schedule: schedule)
        withoutLaw = counted.withoutLaw
        var periods: [Range<CivilDate>: [(night: CivilDate, times: Int)]] = [:]
        var rolling: [(night: CivilDate, times: Int)] = []
        for night in counted.nights {
            guard let cap = schedule.cap(on: night.night) else { continue }
            if case .rolling = cap.period {
                rolling.append(night)
            } else if let period = cap.period.nights(around: night.night) {
                periods[period, default: []].append(night)
            }
        }
        var uses = periods.sorted { $0.key.lowerBound < $1.key.lowerBound }.map { period, nights in
            CapUse(period, nights, schedule)
        }
        if let window = CapUse(window: rolling, schedule) { uses.append(window) }
        for index in uses.indices {
            guard let cap = schedule.cap(on: uses[index].lastNight) else { continue }
            uses[index].limits = cap.limits.map { limit in
                CapUse.LimitUse(
                    limit: limit,
                    observed: limit.observed(in: used, uses[index].period, cap: cap)
                )
            }
        }
        self.uses = uses
    }
}

extension CapUse {
    /// The last night of the period.
    var lastNight: CivilDate { period.upperBound.adding(days: -1) }

    /// Counts the nights of a year or season by the proration of the cap at its end.
    init(
        _ period: Range<CivilDate>,
        _ nights: [(night: CivilDate, times: Int)],
        _ schedule: CapSchedule
    ) {
        let parts = schedule.parts(of: period)
        let proration = parts.last?.cap.proration ?? .running
        self.init(
            period: period,
            counted: nights.reduce(0) { $0 + $1.times },
            allowed: 0,
            firstNightOver: nil
        )
        switch proration {
        case .running: judgeRunning(nights, schedule)
        case .byDays: judgeByDays(nights, parts)
        case .separate: judgeSeparately(nights, parts)
        }
    }

    private mutating func judgeRunning(
        _ nights: [(night: CivilDate, times: Int)],
        _ schedule: CapSchedule
    ) {
        var sum = 0
        for (night, times) in nights {
            sum += times
            guard let maximum = schedule.cap(on: night)?.maximumNights else { continue }
            allowed = maximum
            if sum > maximum, firstNightOver == nil { firstNightOver = night }
        }
    }

    /// The period allows of each cap a share by the days it is in force.
    private mutating func judgeByDays(
        _ nights: [(night: CivilDate, times: Int)],
        _ parts: [(nights: Range<CivilDate>, cap: NightCap)]
    ) {
        allowed = Self.share(of: period, parts)
        judge(nights[...], against: allowed)
    }

    /// The nights that a period allows where each cap counts by the days it is in force.
    static func share(
        of period: Range<CivilDate>,
        _ parts: [(nights: Range<CivilDate>, cap: NightCap)]
    ) -> Int {
        let days = period.lowerBound.nights(until: period.upperBound)
        let shares = parts.reduce(0) { sum, part in
            sum + part.cap.maximumNights
                * part.nights.lowerBound.nights(until: part.nights.upperBound)
        }
        return shares / max(1, days)
    }

    private mutating func judgeSeparately(
        _ nights: [(night: CivilDate, times: Int)],
        _ parts: [(nights: Range<CivilDate>, cap: NightCap)]
    ) {
        for part in parts {
            allowed += part.cap.maximumNights
            judge(
                nights.filter { part.nights.contains($0.night) }[...],
                against: part.cap.maximumNights
            )
        }
    }

    private mutating func judge(
        _ nights: ArraySlice<(night: CivilDate, times: Int)>,
        against maximum: Int
    ) {
        var sum = 0
        for (night, times) in nights {
            sum += times
            guard sum > maximum else { continue }
            firstNightOver = min(firstNightOver ?? night, night)
            return
        }
    }

    /// The fullest window of a rolling cap, or the first that is too full.
    init?(window nights: [(night: CivilDate, times: Int)], _ schedule: CapSchedule) {
        var best: CapUse?
        var (start, sum) = (0, 0)
        for (night, times) in nights {
            guard let cap = schedule.cap(on: night), case .rolling(let days) = cap.period else {
                continue
            }
            sum += times
            let first = night.adding(days: 1 - days)
            while nights[start].night < first {
                sum -= nights[start].times
                start += 1
            }
            let isOver = sum > cap.maximumNights
            let isFirstOver = isOver && best?.firstNightOver == nil
            if isFirstOver || sum > (best?.counted ?? -1) {
                best = CapUse(
                    period: first..<night.adding(days: 1),
                    counted: sum,
                    allowed: cap.maximumNights,
                    firstNightOver: best?.firstNightOver ?? (isOver ? night : nil)
                )
            }
        }
        guard let best else { return nil }
        self = best
    }
}

extension CapLimit {
    /// What was counted of the limited thing in a period; `nil` where nobody knows.
    func observed(in uses: [UsedNights], _ period: Range<CivilDate>, cap: NightCap) -> Int64? {
        let within = uses.filter { use in
            use.first < period.upperBound && use.end > period.lowerBound && cap.counts(use)
        }
        switch kind {
        case .guests: return within.compactMap(\.guests).max().map(Int64.init)
        case .dwellings: return Int64(Set(within.map(\.dwelling)).count)
        case .listings: return Int64(Set(within.map(\.listing)).count)
        case .rooms:
            let homes = Dictionary(grouping: within, by: \.dwelling).values
            return homes.map { UsedNights.mostAtOnce($0) }.max().map(Int64.init)
        case .revenue:
            return within.reduce(Int64?.some(0)) { sum, use in
                guard let sum, let revenue = use.revenueMinor, use.nights > 0 else { return nil }
                let first = max(use.first, period.lowerBound)
                let nights = first.nights(until: min(use.end, period.upperBound))
                return sum + revenue * Int64(nights) / Int64(use.nights)
            }
        }
    }
}
