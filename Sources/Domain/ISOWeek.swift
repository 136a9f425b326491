/// A week from Monday through Sunday, numbered by ISO 8601: the week of the year's first Thursday is
/// the first.
public struct ISOWeek: Hashable, Sendable, CustomStringConvertible {
    /// The year that the week's Thursday lies in.
    public let year: Int

    /// From 1 to 52 or 53.
    public let week: Int

    /// The week that a day lies in.
    public init(containing day: CivilDate) {
        let thursday = day.adding(days: 3 - Self.weekday(day))
        year = thursday.components.year
        let first = CivilDate(year: year, month: 1, day: 1) ?? thursday
        week = first.nights(until: thursday) / 7 + 1
    }

    /// Reads `2026-W47`; `nil` where it is no week, or the year has no such week.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 3, parts[1].first == "W",
            let year = Int(parts[0]), let week = Int(parts[1].dropFirst()), week >= 1,
            let fourth = CivilDate(year: year, month: 1, day: 4)
        else { return nil }
        let monday = fourth.adding(days: 7 * (week - 1) - Self.weekday(fourth))
        let found = ISOWeek(containing: monday)
        guard found.year == year, found.week == week else { return nil }
        self = found
    }

    /// The first day.
    public var monday: CivilDate {
        // 4 January always lies in the first week.
        let fourth = CivilDate(year: year, month: 1, day: 4) ?? CivilDate(daysSinceEpoch: 0)
        return fourth.adding(days: 7 * (week - 1) - Self.weekday(fourth))
    }

    /// The last day.
    public var sunday: CivilDate { monday.adding(days: 6) }

    /// `2026-W47`.
    public var description: String { "\(year)-W\(week < 10 ? "0" : "")\(week)" }

    /// Days since Monday: 0 to 6.
    ///
    /// The day 0 of the epoch, 1 January 1970, was a Thursday.
    private static func weekday(_ day: CivilDate) -> Int {
        ((Int(day.daysSinceEpoch) + 3) % 7 + 7) % 7
    }
}
