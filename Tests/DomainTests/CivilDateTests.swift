import Domain
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-02-29", 19_782),
        ("2024-03-01", 19_783), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `a day is a count of days since the epoch`(text: String, days: Int32) {
        let date = CivilDate(text)
        #expect(date?.daysSinceEpoch == days)
        #expect(date?.description == text)
    }

    @Test(arguments: [
        "", "2024-2-29", "2023-02-29", "1900-02-29", "2024-00-10", "2024-13-01", "2024-04-31",
        "0000-01-01", "2024-01-00", "2024/01/01", "2024-01-01T", "20240101", "２０２４-01-01",
    ])
    func `what the calendar does not have is no date`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `every day of four centuries survives the round trip`() {
        var expected = (year: 1900, month: 1, day: 1)
        guard var date = CivilDate("1900-01-01") else {
            Issue.record("the first day is missing")
            return
        }
        while expected.year < 2300 {
            #expect(date.components == expected)
            #expect(
                CivilDate(year: expected.year, month: expected.month, day: expected.day) == date
            )
            expected.day += 1
            let days = CivilDate.daysInMonth(year: expected.year, month: expected.month)
            if expected.day > days { expected = (expected.year, expected.month + 1, 1) }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            date = date.adding(days: 1)
        }
    }

    @Test func `nights are counted between two days, across a leap day`() {
        let before = CivilDate("2024-02-28")
        let after = CivilDate("2024-03-01")
        #expect(before.flatMap { before in after.map(before.nights) } == 2)
    }
}

@Suite struct ShareTests {
    @Test func `a share of nothing has no quotient`() {
        #expect(Share(0, of: 0, unit: "listing").quotient == nil)
        #expect(Share(1, of: 4, unit: "listing").quotient == 0.25)
    }
}

@Suite struct CurrencyTests {
    @Test(arguments: [("EUR", 2), ("JPY", 0), ("ISK", 0), ("KWD", 3), ("USD", 2)])
    func `a currency knows its minor unit`(code: String, digits: Int) {
        #expect(Currency(code: code)?.minorUnitDigits == digits)
    }

    @Test(arguments: ["", "eur", "EU", "EURO", "E1R"])
    func `three capital letters or nothing`(code: String) {
        #expect(Currency(code: code) == nil)
    }

    @Test(arguments: [
        ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
        ("2026-12-01", 36, "2029-12-01"), ("2026-12-31", 2, "2027-02-28"),
        ("2026-05-15", 0, "2026-05-15"),
    ])
    func `months later is the same day, or the last of a short month`(
        day: String,
        months: Int,
        later: String
    ) throws {
        #expect(try #require(CivilDate(day)).adding(months: months) == CivilDate(later))
    }

    @Test func `a month has a first and a last day`() throws {
        let day = try #require(CivilDate("2024-02-10"))
        #expect(day.firstOfMonth == CivilDate("2024-02-01"))
        #expect(day.lastOfMonth == CivilDate("2024-02-29"))
        #expect(day.firstOfNextMonth == CivilDate("2024-03-01"))
    }
}
