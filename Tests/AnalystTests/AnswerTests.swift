import Analyst
import Testing

/// What a query gives.
@Suite struct AnswerTests {
    @Test func `people are shown by pseudonyms that are the same in every row`() throws {
        let store = try AnalystStore()
        let rows = try store.rows("select name, home from person order by id")
        #expect(rows.count == 3)
        #expect(rows.allSatisfy { $0[0].text?.hasPrefix("~") == true })
        #expect(Set(rows.map { $0[0] }).count == 3)
        #expect(rows.map { $0[1].text } == ["a", "a", "b"])
        #expect(try store.rows("select name from person order by id") == rows.map { [$0[0]] })
    }

    @Test func `with a purpose they are shown as they are`() throws {
        let rows = try AnalystStore().rows("select name from main.person limit 1", isOpen: true)
        #expect(rows == [[.text("Ada")]])
    }

    @Test func `a table of pseudonyms lacks its secrets`() throws {
        let connection = try AnalystStore().connection(hidden: ["vault": ["name"]])
        var rows: [[AnalystValue]] = []
        let names = try connection.ask("select * from vault") {
            rows.append($0)
            return true
        }
        #expect(names == ["name"])
        #expect(rows == [[.text("~yek")]])
    }

    @Test func `a secret stays one whatever the purpose`() throws {
        #expect(throws: AnalystError.secret(table: "vault", column: "value")) {
            try AnalystStore().rows("select value from vault", isOpen: true)
        }
    }

    @Test func `parameters are bound as numbers where they are numbers`() throws {
        let rows = try AnalystStore().rows(
            "select typeof(:a), typeof(:b), typeof(:c), :a + 1",
            ["a": "41", "b": "1.5", "c": "007"]
        )
        #expect(rows == [[.text("integer"), .text("real"), .text("real"), .integer(42)]])
    }

    @Test func `a parameter without a value and a value without a parameter are errors`() throws {
        #expect(throws: AnalystError.missingParameter("a")) {
            try AnalystStore().rows("select :a")
        }
        #expect(throws: AnalystError.unknownParameter("b")) {
            try AnalystStore().rows("select :a", ["a": "1", "b": "2"])
        }
    }

    @Test func `an error says at which byte it is`() throws {
        #expect(throws: AnalystError.malformed("no such column: nope", byte: 7)) {
            try AnalystStore().rows("select nope from person")
        }
    }

    @Test(arguments: [
        ("iso_week('2026-01-01')", AnalystValue.text("2026-W01")),
        ("iso_week('2021-01-03')", .text("2020-W53")),
        ("iso_week('2026-11-16')", .text("2026-W47")),
        ("iso_week('2024-12-30')", .text("2025-W01")), ("iso_week('soon')", .null),
        ("iso_week('1969-12-31')", .text("1970-W01")), ("quarter('2026-03-31')", .text("2026-Q1")),
        ("quarter('2026-04-01')", .text("2026-Q2")), ("wilson_low(0, 10)", .real(0)),
        ("wilson_low(5, 4)", .null), ("round(wilson_high(0, 10), 4)", .real(0.2775)),
        ("round(distance_m(41.4, 2.17, 41.4, 2.18))", .real(834)),
        (
            "available_nights('2026-01-01', 9, x'FF01', null, '2026-01-01', '2027-01-01')",
            .integer(9)
        ),
        (
            "available_nights('2026-01-01', 9, x'FF01', null, '2026-01-02', '2026-01-09')",
            .integer(7)
        ),
        (
            "available_nights('2026-01-01', 9, x'FF01', null, '2026-01-09', '2026-01-10')",
            .integer(1)
        ),
        (
            "unavailable_nights('2026-01-01', 9, x'0F00', null, '2026-01-04', '2026-01-10')",
            .integer(5)
        ),
        (
            "unavailable_nights('2026-01-01', 9, x'0F00', x'FF00', '2026-01-04', '2026-01-10')",
            .integer(4)
        ),
        (
            "unavailable_nights('2026-01-01', 9, x'0F00', null, '2025-01-01', '2026-01-01')",
            .integer(0)
        ),
    ])
    func `a function gives what its page says`(call: String, value: AnalystValue) throws {
        #expect(try AnalystStore().rows("select \(call)") == [[value]])
    }

    @Test func `whoever takes no more rows gets none`() throws {
        var taken = 0
        let names = try AnalystStore().connection().ask("select id from person") { _ in
            taken += 1
            return taken < 2
        }
        #expect(taken == 2)
        #expect(names == ["id"])
    }

    @Test(arguments: [
        ("median(x)", AnalystValue.real(2.5)), ("quantile(x, 0)", .real(1)),
        ("quantile(x, 1)", .real(4)), ("quantile(x, 0.25)", .real(1.75)),
        ("quantile(x, 1.1)", .null), ("median(null)", .null),
        ("median(x) filter (where x > 9)", .null),
    ])
    func `a quantile lies between two rows in proportion`(
        call: String,
        value: AnalystValue
    ) throws {
        let table = "(select 4 as x union all select 1 union all select 3 union all select 2)"
        #expect(try AnalystStore().rows("select \(call) from \(table)") == [[value]])
    }

    /// Numbers in many orders and with many ties, against sorting them.
    @Test(arguments: [1, 2, 3, 7, 100, 1_001])
    func `a quantile is that of the sorted numbers`(count: Int) throws {
        for (multiplier, modulus) in [(1, 1_000_003), (7_919, 1_009), (-1, 1_000_003), (31, 5)] {
            let numbers =
                "(with recursive c(i) as (select 0 union all select i + 1 from c "
                + "limit \(count)) select (i * \(multiplier)) % \(modulus) as x from c)"
            for part in ["0", "0.1", "0.5", "0.9", "1"] {
                let rows = try AnalystStore().rows(
                    """
                    with s as (select x, row_number() over (order by x) - 1 as place from \(numbers)),
                    p as (select \(part) * (\(count) - 1) as place)
                    select quantile(s.x, \(part)), max(case when s.place = cast(p.place as integer)
                      then s.x end) + (p.place - cast(p.place as integer)) * (
                        coalesce(max(case when s.place = cast(p.place as integer) + 1 then s.x end), 0)
                        - max(case when s.place = cast(p.place as integer) then s.x end))
                    from s, p
                    """
                )
                let found = try #require(rows[0][0].number)
                let sorted = try #require(rows[0][1].number)
                #expect(abs(found - sorted) < 1e-9, "\(count) \(multiplier) \(part)")
            }
        }
    }

    @Test func `each group has quantiles of its own`() throws {
        let rows = try AnalystStore().rows(
            "select home, median(age), quantile(age, 0.9) from person group by home order by home"
        )
        #expect(rows == [[.text("a"), .real(35), .real(39)], [.text("b"), .null, .null]])
    }
}
