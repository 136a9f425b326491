public import Domain
internal import Policies

/// A day with far fewer trips than the same weekday had in the weeks before.
public struct DailyFall: Hashable, Sendable {
    /// Whose trips.
    public var series: TripSeries

    /// The day.
    public var day: CivilDate

    /// Its trips.
    public var trips: Int

    /// The median of the same weekday in the weeks before.
    public var usual: Double

    /// The median of the distances from it, as a standard deviation; at least the root of `usual`.
    public var spread: Double

    /// How many weeks were looked at.
    public var weeks: Int

    /// The days of a series that have fallen; days without any trip are gaps and not falls.
    static func all(
        _ series: TripSeries,
        _ hours: TripHours,
        _ days: ClosedRange<CivilDate>,
        _ rules: DeliveryMeasures.Falls
    ) -> [DailyFall] {
        var falls: [DailyFall] = []
        var day = days.lowerBound
        let totals = hours.byDay
        while day <= days.upperBound {
            defer { day = day.adding(days: 1) }
            guard let trips = totals[day] else { continue }
            let before = (1...rules.weeks).compactMap { week -> Double? in
                let past = day.adding(days: -7 * week)
                return past < days.lowerBound ? nil : totals[past].map(Double.init)
            }
            guard before.count >= rules.leastWeeks, let usual = before.median else { continue }
            let deviation = before.map { abs($0 - usual) }.median ?? 0
            // 1.4826 makes the median distance a standard deviation of normal numbers.
            let spread = max(1.4826 * deviation, usual.squareRoot())
            let isBelow = Double(trips) < rules.belowShare * usual
            if isBelow, Double(trips) < usual - rules.spreads * spread {
                falls.append(
                    DailyFall(
                        series: series,
                        day: day,
                        trips: trips,
                        usual: usual,
                        spread: spread,
                        weeks: before.count
                    )
                )
            }
        }
        return falls
    }
}

extension [Double] {
    /// The middle of the sorted numbers, or the mean of the two in the middle.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
