import Domain
import Licences
import Testing

@testable import VeedorCommands

/// What is said of a register's age, where its day is known and where only its month is.
@Suite struct RegisterAgeTests {
    @Test(arguments: [
        ("2024-12-12", false, "of the same day as the listings"),
        ("2024-12-01", false, "11 days older than the listings"),
        ("2024-12-13", false, "1 day younger than the listings: "),
        ("2024-12-01", true, "of the month of the listings: up to 11 days older, up to 19 younger"),
        ("2024-11-01", true, "12 to 41 days older than the listings"),
        ("2025-01-01", true, "20 to 50 days younger than the listings: "),
        ("2024-02-01", true, "287 to 315 days older than the listings"),
    ])
    func `of a month without a day an age is a range`(
        date: String,
        isMonthOnly: Bool,
        words: String
    ) throws {
        let date = try #require(CivilDate(date))
        let register = LicenceRegister(
            name: "HUT",
            date: date,
            isMonthOnly: isMonthOnly,
            loadID: 1,
            entries: []
        )
        let age = RegisterAge(
            date: date,
            isMonthOnly: isMonthOnly,
            days: register.days(before: try #require(CivilDate("2024-12-12")))
        )
        #expect(age.words.hasPrefix(words), "\(age.words)")
        #expect(age.day == (isMonthOnly ? String(date.description.prefix(7)) : date.description))
    }
}
