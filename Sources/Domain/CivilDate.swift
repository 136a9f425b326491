/// A day of the proleptic Gregorian calendar, without a time and without a time zone.
///
/// Stored as days since 1970-01-01, so that differences are nights and comparisons are one
/// subtraction. The conversion follows Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms" (2013): exact for every year, no tables, no clock, no locale.
///
/// ```swift
/// CivilDate("2024-02-29")?.adding(days: 1).description  // "2024-03-01"
/// ```
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01; negative before it.
    public let daysSinceEpoch: Int32

    /// The day that lies `daysSinceEpoch` days after 1970-01-01.
    public init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// The given day, or `nil` when the calendar has no such day.
    ///
    /// Years run from 1 to 9999, the range that ISO 8601 writes in four digits.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.daysInMonth(year: year, month: month)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The day written as `YYYY-MM-DD` (ISO 8601, extended), or `nil`.
    public init?(_ text: String) {
        self.init(iso8601: Array(text.utf8).span)
    }

    /// The day written as `YYYY-MM-DD` in ASCII bytes, or `nil`.
    ///
    /// - Complexity: ten byte reads; no allocation.
    public init?(iso8601 bytes: Span<UInt8>) {
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = Self.number(in: bytes, 0..<4),
            let month = Self.number(in: bytes, 5..<7),
            let day = Self.number(in: bytes, 8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    /// The day `days` later (earlier when negative).
    public func adding(days: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: daysSinceEpoch + Int32(days))
    }

    /// Nights from this day to `other`: positive when `other` is later.
    public func nights(until other: CivilDate) -> Int {
        Int(other.daysSinceEpoch) - Int(daysSinceEpoch)
    }

    /// The day `months` later; where that month is too short its last day.
    public func adding(months: Int) -> CivilDate {
        var first = firstOfMonth
        for _ in 0..<max(0, months) { first = first.firstOfNextMonth }
        return first.adding(
            days: min(components.day - 1, first.nights(until: first.firstOfNextMonth) - 1)
        )
    }

    /// The first day of its month.
    public var firstOfMonth: CivilDate { adding(days: 1 - components.day) }

    /// The first day of the month after.
    public var firstOfNextMonth: CivilDate {
        let (year, month, _) = components
        return firstOfMonth.adding(days: Self.daysInMonth(year: year, month: month))
    }

    /// The last day of its month.
    public var lastOfMonth: CivilDate { firstOfNextMonth.adding(days: -1) }

    /// Orders days from the earliest to the latest.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    /// The number of days of a month, leap years by the Gregorian rule.
    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the Gregorian calendar gives the year 366 days.
    public static func isLeapYear(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func number(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
