import Domain
import Testing

@Suite struct LocalMomentTests {
    @Test(arguments: [
        ("1970-01-01 00:00:00", 0), ("1970-01-01 00:01:00", 60), ("1969-12-31 23:59:59", -1),
        ("2024-02-29 12:30:05", 1_709_209_805),
    ])
    func `a moment is seconds of its own clock`(text: String, seconds: Int64) throws {
        let moment = try #require(LocalMoment(text))
        #expect(moment.seconds == seconds)
        #expect(moment.description == text)
    }

    @Test(arguments: [
        "2023-02-29 00:00:00", "2024-01-01 24:00:00", "2024-01-01 23:60:00",
        "2024-01-01 23:59:60", "2024-01-01T00:00:00", "2024-01-01", "2024-01-01 1:00:00",
    ])
    func `what no clock shows is no moment`(text: String) {
        #expect(LocalMoment(text) == nil)
    }

    @Test func `seconds are cut off towards the past`() throws {
        #expect(try #require(LocalMoment("1969-12-31 23:59:59")).minutes == -1)
        #expect(try #require(LocalMoment("1969-12-31 23:59:59")).day == CivilDate("1969-12-31"))
        #expect(try #require(LocalMoment("1970-01-01 00:00:59")).minutes == 0)
    }

    @Test(arguments: [(1.57, 2_527), (0.001, 2), (0, 0), (5.26, 8_465)])
    func `a mile is 1,609.344 metres`(miles: Double, metres: Int64) {
        #expect(LengthUnit.mile.wholeMetres(miles) == metres)
    }

    @Test func `a distance beyond the world is none`() {
        #expect(LengthUnit.kilometre.wholeMetres(1_000_001) == nil)
        #expect(LengthUnit.kilometre.wholeMetres(1_000_000) == 1_000_000_000)
    }
}
