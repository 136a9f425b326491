public import Domain

/// Who hands trips over: those of one format and one operator are one series, and so are those of
/// each of its larger bases, for a base can fall silent while the others go on.
public struct TripSeries: Hashable, Comparable, Sendable {
    /// The format of the files.
    public var format: String

    /// The operator as the files name it; empty where they do not.
    public var operatorName: String

    /// The dispatching base; `nil` for all of the operator's trips.
    public var base: String?

    /// A series.
    public init(format: String, operatorName: String, base: String? = nil) {
        self.format = format
        self.operatorName = operatorName
        self.base = base
    }

    /// Orders by format, then by operator, then by base.
    public static func < (left: TripSeries, right: TripSeries) -> Bool {
        (left.format, left.operatorName, left.base ?? "")
            < (right.format, right.operatorName, right.base ?? "")
    }
}

/// Trips by hour of the local clock.
public struct TripHours: Sendable {
    private var hours: [Int64: Int] = [:]

    /// No trips.
    public init() {}

    /// Adds trips of an hour, counted since 1970-01-01 00:00 of the local clock.
    public mutating func add(_ count: Int, hour: Int64) { hours[hour, default: 0] += count }

    /// The trips of an hour of a day.
    public subscript(day: CivilDate, hour: Int) -> Int {
        hours[Int64(day.daysSinceEpoch) * 24 + Int64(hour)] ?? 0
    }

    /// The trips of a day.
    public subscript(day: CivilDate) -> Int {
        (0..<24).reduce(0) { $0 + self[day, $1] }
    }

    /// The trips by day, days without any left out.
    public var byDay: [CivilDate: Int] {
        var days: [CivilDate: Int] = [:]
        for (hour, count) in hours {
            let day = hour >= 0 ? hour / 24 : (hour - 23) / 24
            days[CivilDate(daysSinceEpoch: Int32(day)), default: 0] += count
        }
        return days
    }

    /// All trips.
    public var total: Int { hours.values.reduce(0, +) }

    /// Trips of days that pass a test, added to those here.
    public mutating func merge(_ other: TripHours, days isIncluded: (CivilDate) -> Bool) {
        for (hour, count) in other.hours {
            let day = hour >= 0 ? hour / 24 : (hour - 23) / 24
            if isIncluded(CivilDate(daysSinceEpoch: Int32(day))) { add(count, hour: hour) }
        }
    }
}

extension CivilDate {
    /// The day of the week, 0 for Monday.
    var weekday: Int {
        // 1970-01-01 was a Thursday.
        let day = (Int(daysSinceEpoch) + 3) % 7
        return day < 0 ? day + 7 : day
    }
}
