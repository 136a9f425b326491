internal import Domain

/// How old a publication of a register is beside listings; of a month without a day it is a range.
struct RegisterAge {
    /// The day it describes; the first of the month where only that is known.
    let date: CivilDate
    let isMonthOnly: Bool

    /// The day of the listings.
    let listings: CivilDate

    /// The day, as far as it is known.
    var day: String { isMonthOnly ? String(date.description.prefix(7)) : date.description }

    /// The age in words.
    var words: String {
        let most = date.nights(until: listings)
        let least = isMonthOnly ? lastOfMonth.nights(until: listings) : most
        if least == 0, most == 0 { return "of the same day as the listings" }
        if least > 0 { return "\(Self.range(least, most)) older than the listings" }
        if most < 0 {
            return "\(Self.range(-most, -least)) younger than the listings: a number may have been "
                + "added or withdrawn in between"
        }
        return "of the month of the listings: up to \(most) days older, up to \(-least) younger"
    }

    private var lastOfMonth: CivilDate {
        let (year, month, day) = date.components
        return date.adding(days: CivilDate.daysInMonth(year: year, month: month) - day)
    }

    private static func range(_ least: Int, _ most: Int) -> String {
        least == most ? "\(most) days" : "\(least) to \(most) days"
    }
}
