internal import Domain

/// How old a publication of a register is beside listings; of a month without a day it is a range.
struct RegisterAge {
    /// The day it describes; the first of the month where only that is known.
    let date: CivilDate
    let isMonthOnly: Bool

    /// Days from the register to the listings.
    let days: ClosedRange<Int>

    /// The day, as far as it is known.
    var day: String { isMonthOnly ? String(date.description.prefix(7)) : date.description }

    /// The age in words.
    var words: String {
        let (least, most) = (days.lowerBound, days.upperBound)
        if least == 0, most == 0 { return "of the same day as the listings" }
        if least > 0 { return "\(days, of: "day") older than the listings" }
        if most < 0 {
            return
                "\(-most...(-least), of: "day") younger than the listings: a number may have been "
                + "added or withdrawn in between"
        }
        return
            "of the month of the listings: up to \(most, of: "day") older, up to \(-least) younger"
    }
}
