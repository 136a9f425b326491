public import Domain
public import Policies

/// On which days a listing was let full time, looking back over a sliding window.
///
/// A night counts once, however often a file repeats it; the window is as long as the rule says.
public struct FullTimeUse: Hashable, Sendable {
    /// What is found on one day.
    public struct Day: Hashable, Sendable {
        /// The day; the window ends with it.
        public var day: CivilDate

        /// Nights of the window that were booked.
        public var booked: Int

        /// Nights of the window that were booked or available.
        public var offered: Int

        /// Nights of the window of which something is known.
        public var observed: Int

        /// Whether both limits of the rule are reached.
        public var isFullTime: Bool
    }

    /// The rule.
    public let rule: FullTimeUseRule

    /// Every day of the period whose window holds a night that was booked or available.
    public let days: [Day]

    /// Looks at every day of a period.
    ///
    /// - Parameters:
    ///   - line: the nights of the listing.
    ///   - rule: the window and its limits.
    ///   - period: the days that are judged.
    /// - Complexity: linear in the length of the line and of the period.
    public init(_ line: NightLine, rule: FullTimeUseRule, over period: ClosedRange<CivilDate>) {
        self.rule = rule
        let sums = RunningSums(line)
        days = (0...period.lowerBound.nights(until: period.upperBound)).compactMap { offset in
            let day = period.lowerBound.adding(days: offset)
            let end = line.first.nights(until: day) + 1
            let window = sums.counts(from: end - rule.windowDays, upTo: end)
            guard window.offered > 0 else { return nil }
            return Day(
                day: day,
                booked: window.booked,
                offered: window.offered,
                observed: window.observed,
                isFullTime: window.booked >= rule.bookedNights
                    && window.offered >= rule.offeredNights
            )
        }
    }

    /// The part of a day's window of which something is known.
    public func coverage(of day: Day) -> Double {
        Double(day.observed) / Double(rule.windowDays)
    }

    /// What may be said of a day: nothing where too little was observed.
    ///
    /// Too little is enough to show full-time use, never to rule it out.
    public func verdict(on day: Day, minimumCoverage: Double) -> Bool? {
        if day.isFullTime { return true }
        return coverage(of: day) >= minimumCoverage ? false : nil
    }

    /// The longest stretches of days on which the home was let full time.
    public var periods: [ClosedRange<CivilDate>] {
        var periods: [ClosedRange<CivilDate>] = []
        for day in days where day.isFullTime {
            if let last = periods.last, last.upperBound.adding(days: 1) == day.day {
                periods[periods.count - 1] = last.lowerBound...day.day
            } else {
                periods.append(day.day...day.day)
            }
        }
        return periods
    }
}

/// How many nights of each state stand before every place of a line.
struct RunningSums {
    private var booked: [Int32] = [0]
    private var offered: [Int32] = [0]
    private var observed: [Int32] = [0]

    init(_ line: NightLine) {
        var (sumBooked, sumOffered, sumObserved): (Int32, Int32, Int32) = (0, 0, 0)
        for state in line.states {
            if state == .booked { sumBooked += 1 }
            if state == .booked || state == .available { sumOffered += 1 }
            if state != .unobserved { sumObserved += 1 }
            booked.append(sumBooked)
            offered.append(sumOffered)
            observed.append(sumObserved)
        }
    }

    /// The nights from one place up to, not including, another; places outside the line are empty.
    func counts(from start: Int, upTo end: Int) -> (booked: Int, offered: Int, observed: Int) {
        let low = min(max(0, start), booked.count - 1)
        let high = min(max(low, end), booked.count - 1)
        return (
            Int(booked[high] - booked[low]), Int(offered[high] - offered[low]),
            Int(observed[high] - observed[low])
        )
    }
}
