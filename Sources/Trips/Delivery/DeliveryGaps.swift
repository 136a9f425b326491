public import Domain
internal import Foundation
internal import Policies

/// A time without trips in a series where trips were to be expected.
public struct DeliveryGap: Hashable, Sendable {
    /// What can be said of it.
    public enum Verdict: String, Sendable {
        /// No file is about this time.
        case noFile = "no file is about it"

        /// Chance cannot explain it: trips are missing, or something stopped the service.
        case unexplained = "chance cannot explain it: ask the operator"

        /// Trips are missing, or there was none.
        case undeterminable = "missing or none: cannot be told"
    }

    /// Whose trips.
    public var series: TripSeries

    /// The first hour without trips.
    public var from: LocalMoment

    /// The moment the trips go on, or the period ends.
    public var until: LocalMoment

    /// How many trips are usual at such a time.
    public var usual: Double

    /// How probable no trip at all is by chance, at the usual rate and with the usual scatter.
    public var chance: Double

    /// What can be said of it.
    public var verdict: Verdict
}

/// Finds days and hours without trips.
///
/// A missing day is never zero trips: either so many trips are usual that chance cannot have left
/// the day empty, and the delivery has a gap until somebody tells why; or the files do not tell.
struct GapFinder {
    let series: TripSeries
    let hours: TripHours
    let days: ClosedRange<CivilDate>

    /// The days that some file is about.
    let covered: Set<CivilDate>
    let clock: LocalClock?
    let rules: DeliveryMeasures.Gaps

    private struct Run {
        var from: Int64
        var usual: Double
        var isCovered: Bool
    }

    func gaps() -> [DeliveryGap] {
        let usual = usualTrips()
        let scatter = scatter()
        var gaps: [DeliveryGap] = []
        var open: Run?
        func close(_ hour: Int64) {
            if let run = open {
                let near = near(run.from..<hour, usual)
                if let gap = gap(run, until: hour, near, scatter) { gaps.append(gap) }
            }
            open = nil
        }
        let end = Int64(days.upperBound.daysSinceEpoch + 1) * 24
        for hour in Int64(days.lowerBound.daysSinceEpoch) * 24..<end {
            let day = CivilDate(daysSinceEpoch: Int32(hour / 24))
            let isCovered = covered.contains(day)
            if hours[day, Int(hour % 24)] > 0 || open.map({ $0.isCovered != isCovered }) ?? false {
                close(hour)
            }
            guard hours[day, Int(hour % 24)] == 0 else { continue }
            let isSkipped = clock?.skips(hour * 3_600) ?? false
            let expected = isSkipped ? 0 : usual[day.weekday * 24 + Int(hour % 24)]
            open = Run(
                from: open?.from ?? hour,
                usual: (open?.usual ?? 0) + expected,
                isCovered: isCovered
            )
        }
        close(end)
        return gaps
    }

    /// Which part of the usual trips were driven in the days before and after some hours; at most 1.
    ///
    /// A base that begins, ends or shrinks has another rate there than over all its days.
    private func near(_ run: Range<Int64>, _ usual: [Double]) -> Double {
        let reach = Int64(rules.nearDays) * 24
        let start = max(run.lowerBound - reach, Int64(days.lowerBound.daysSinceEpoch) * 24)
        let end = min(run.upperBound + reach, Int64(days.upperBound.daysSinceEpoch + 1) * 24)
        var (trips, expected) = (0, 0.0)
        for hour in start..<max(start, end) where !run.contains(hour) {
            let day = CivilDate(daysSinceEpoch: Int32(hour / 24))
            guard covered.contains(day) else { continue }
            trips += hours[day, Int(hour % 24)]
            expected += usual[day.weekday * 24 + Int(hour % 24)]
        }
        return expected > 0 ? min(1, Double(trips) / expected) : 1
    }

    /// A run of hours without trips, where it is worth telling: unexplained, or a whole day.
    private func gap(
        _ run: Run,
        until: Int64,
        _ near: Double,
        _ scatter: Double
    ) -> DeliveryGap? {
        var run = run
        run.usual *= near
        let firstMidnight = (run.from + 23) / 24 * 24
        let hasWholeDay = firstMidnight + 24 <= until
        // No event at all where counts have the mean m and the variance s·m: Poisson's exp(-m)
        // for s = 1, else the negative binomial's s^(-m / (s - 1)).
        let exponent = scatter > 1.001 ? log(scatter) / (scatter - 1) : 1
        let chance = exp(-run.usual * exponent)
        let isUnexplained = chance <= (hasWholeDay ? rules.dayChance : rules.hoursChance)
        guard isUnexplained || hasWholeDay || !run.isCovered else { return nil }
        return DeliveryGap(
            series: series,
            from: LocalMoment(seconds: run.from * 3_600),
            until: LocalMoment(seconds: until * 3_600),
            usual: run.usual,
            chance: chance,
            verdict: !run.isCovered ? .noFile : isUnexplained ? .unexplained : .undeterminable
        )
    }

    /// The variance of days beside their mean, at least 1: from the differences of a day and the
    /// same weekday before, so that neither weekdays nor a slow growth count as scatter.
    private func scatter() -> Double {
        let totals = hours.byDay
        let pairs = totals.compactMap { day, trips -> (Double, Double)? in
            totals[day.adding(days: -7)].map { (Double(trips), Double($0)) }
        }
        guard let deviation = pairs.map({ abs($0.0 - $0.1) }).median else { return 1 }
        let mean = pairs.reduce(0) { $0 + $1.0 + $1.1 } / Double(2 * pairs.count)
        let variance = (1.4826 * deviation) * (1.4826 * deviation) / 2
        return mean > 0 ? max(1, variance / mean) : 1
    }

    /// The mean of trips by weekday and hour, over the days that have any.
    private func usualTrips() -> [Double] {
        var sums = Array(repeating: 0, count: 7 * 24)
        var counts = Array(repeating: 0, count: 7)
        var empty = counts
        var all = (trips: 0, days: 0)
        var day = days.lowerBound
        while day <= days.upperBound {
            let total = hours[day]
            if total > 0 {
                counts[day.weekday] += 1
                all.trips += total
                all.days += 1
                for hour in 0..<24 { sums[day.weekday * 24 + hour] += hours[day, hour] }
            } else {
                empty[day.weekday] += 1
            }
            day = day.adding(days: 1)
        }
        let mean = all.days == 0 ? 0 : Double(all.trips) / Double(all.days * 24)
        return sums.indices.map { index in
            // A weekday that never has a trip may be one of rest; one that comes once only is taken
            // for a day like the others.
            let days = counts[index / 24]
            guard days == 0 else { return Double(sums[index]) / Double(days) }
            return empty[index / 24] == 1 ? mean : 0
        }
    }
}

extension LocalClock {
    /// Whether the clock jumps over the hour that begins with a second.
    func skips(_ second: Int64) -> Bool {
        universal(second + 3_600) - universal(second) == 0
    }
}
