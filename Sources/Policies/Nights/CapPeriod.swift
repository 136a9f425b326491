public import Domain
internal import StrictYAML

/// The time that the nights of a cap are counted over.
public enum CapPeriod: Hashable, Sendable {
    /// A year that turns on a day and hour; the calendar year turns on 1 January at 0 hours.
    case year(from: MonthDay, hour: Int)

    /// Any so many days in a row.
    case rolling(days: Int)

    /// The nights of each year from one day through another; over the turn of the year where the
    /// first is the later one.
    case season(from: MonthDay, through: MonthDay)

    /// The calendar year.
    public static let calendarYear = CapPeriod.year(from: .january1, hour: 0)

    private enum Kind: String, CaseIterable {
        case calendarYear = "calendar-year"
        case shiftedYear = "shifted-year"
        case rolling
        case season
    }

    init(_ entry: YAMLMapping) {
        defer { entry.end() }
        switch entry.choice("kind", of: Kind.self) {
        case .shiftedYear:
            let hour = entry.optionalInteger("hour") ?? 0
            if !(0...23 ~= hour) { entry.report("hour", "must lie between 0 and 23") }
            self = .year(from: entry.monthDay("from"), hour: hour)
        case .rolling:
            let days = entry.integer("days")
            if days < 1, entry.has("days") { entry.report("days", "must be at least 1") }
            self = .rolling(days: max(1, days))
        case .season:
            self = .season(from: entry.monthDay("from"), through: entry.monthDay("through"))
        case .calendarYear, nil: self = .calendarYear
        }
    }
}

/// A day of every year.
public struct MonthDay: Hashable, Sendable {
    /// From 1 to 12.
    public var month: Int

    /// From 1 to the last day of the month in a leap year.
    public var day: Int

    /// The first day of the year.
    public static let january1 = MonthDay(month: 1, day: 1)

    /// A day of every year.
    public init(month: Int, day: Int) {
        self.month = month
        self.day = day
    }

    /// The day in a year; 29 February is 1 March in a year that has none.
    ///
    /// - Returns: the day; `nil` beyond the years 1 to 9999.
    public func date(in year: Int) -> CivilDate? {
        if month == 2, day == 29, !CivilDate.isLeapYear(year) {
            return CivilDate(year: year, month: 3, day: 1)
        }
        return CivilDate(year: year, month: month, day: day)
    }
}

extension YAMLMapping {
    /// A required day of every year, `MM-DD`.
    func monthDay(_ key: String) -> MonthDay {
        let text = string(key)
        if let date = CivilDate("2024-" + text) {
            return MonthDay(month: date.components.month, day: date.components.day)
        }
        if has(key) { report(key, "expected a day of the year as MM-DD") }
        return .january1
    }
}
