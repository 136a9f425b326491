import Analyst
import Synchronization
import Testing

/// Tables that are computed while they are read.
@Suite struct ComputedTableTests {
    /// What the table was asked, reading by reading.
    private final class Requests: Sendable {
        let all = Mutex<[AnalystTable.Request]>([])
    }

    /// Numbers from 1 with their squares and parity; the third column tells of people.
    private func table(_ requests: Requests, to last: Int64 = 1_000) -> AnalystTable {
        AnalystTable(
            "series",
            columns: [
                .init("n", type: "integer", spares: true), .init("square", type: "integer"),
                .init("person", type: "text"),
            ],
            rowCount: last
        ) { request throws(AnalystError) in
            requests.all.withLock { $0.append(request) }
            var n: Int64 = 0
            return AnalystTable.Rows(
                next: {
                    n += 1
                    return n <= last
                },
                value: { column in
                    switch column {
                    case 0: .integer(n)
                    case 1: .integer(n * n)
                    default: .text(n.isMultiple(of: 2) ? "Ada" : "Ben")
                    }
                }
            )
        }
    }

    private func rows(
        _ sql: String,
        _ requests: Requests = Requests(),
        isOpen: Bool = false
    ) throws -> [[AnalystValue]] {
        let connection = try AnalystStore().connection(
            isOpen: isOpen,
            tables: [table(requests)],
            hidden: ["series": ["person"]]
        )
        var rows: [[AnalystValue]] = []
        _ = try connection.ask(sql) {
            rows.append($0)
            return true
        }
        return rows
    }

    @Test(arguments: [
        ("select count(*) from series", 1_000), ("select sum(n) from series", 500_500),
        ("select sum(square) from series where n <= 3", 14),
        ("select count(*) from series where n between 10 and 19", 10),
        ("select square from series where n = 7", 49),
        ("select count(*) from series where n = null", 0),
        ("select count(*) from series where n in (1, 5, 5000)", 2),
        ("select count(*) from series as a join series as b on b.n = a.square", 31),
        ("select count(*) from person join series on series.n = person.id", 3),
        ("select count(distinct person) from series", 2),
        ("select count(*) from (select * from series limit 7)", 7),
    ])
    func `it answers as a table would`(sql: String, answer: Int64) throws {
        #expect(try rows(sql) == [[.integer(answer)]])
        #expect(try rows(sql, isOpen: true) == [[.integer(answer)]])
    }

    @Test func `it is told which columns are needed and what spares rows`() throws {
        let requests = Requests()
        _ = try rows("select square from series where n > 10 and n <= 20 and square > 3", requests)
        let last = requests.all.withLock(\.last)
        let request = try #require(last)
        #expect(request.columns == [0, 1])
        let spared = Set(request.conditions.map { [$0.column, $0.comparison.rawValue] })
        #expect(
            spared == [
                [0, AnalystTable.Comparison.greater.rawValue],
                [0, AnalystTable.Comparison.atMost.rawValue],
            ]
        )
        #expect(Set(request.conditions.map(\.value)) == [.integer(10), .integer(20)])
    }

    @Test func `whoever wants few rows reads few`() throws {
        let table = AnalystTable(
            "endless",
            columns: [.init("n", type: "integer")],
            rowCount: 1
        ) { _ throws(AnalystError) in
            var n: Int64 = 0
            return AnalystTable.Rows(
                next: {
                    n += 1
                    return true
                },
                value: { _ in .integer(n) }
            )
        }
        let connection = try AnalystStore().connection(tables: [table])
        var rows: [AnalystValue] = []
        _ = try connection.ask("select n from endless limit 3") {
            rows += $0
            return true
        }
        #expect(rows == [.integer(1), .integer(2), .integer(3)])
        #expect(throws: AnalystError.tookTooLong(seconds: 0.2)) {
            let hasty = try AnalystStore().connection(seconds: 0.2, tables: [table])
            _ = try hasty.ask("select count(*) from endless") { _ in true }
        }
    }

    @Test func `it shows people by pseudonyms`() throws {
        let shown = try rows("select distinct person from series order by n limit 2")
        #expect(shown == [[.text("~neB")], [.text("~adA")]])
        #expect(
            try rows("select person from series limit 1", isOpen: true) == [[.text("Ben")]]
        )
    }

    @Test(arguments: [
        (
            "select person from main.series",
            AnalystError.identified(table: "series", column: "person")
        ),
        (
            "select count(*) from main.series where person = 'Ada'",
            .identified(table: "series", column: "person")
        ),
        ("insert into series values (1, 2, 'x')", .notAllowed("INSERT")),
        (
            "insert into main.series values (1, 2, 'x')",
            .notAllowed("INSERT")
        ),
        ("delete from main.series", .malformed("table series may not be modified", byte: nil)),
        (
            "create virtual table mine using series",
            .notAllowed("a change of the schema, or a table of SQLite's own,")
        ),
        (
            "drop table main.series",
            .notAllowed("a change of the schema, or a table of SQLite's own,")
        ),
    ])
    func `it can be neither changed nor gone around`(sql: String, error: AnalystError) throws {
        #expect(throws: error) { try rows(sql) }
    }

    @Test func `a reading that fails says why`() throws {
        let table = AnalystTable(
            "broken",
            columns: [.init("n", type: "integer")],
            rowCount: 1
        ) { _ throws(AnalystError) in
            var count = 0
            return AnalystTable.Rows(
                next: { () throws(AnalystError) in
                    count += 1
                    guard count < 3 else { throw .failed("a packed column is damaged") }
                    return true
                },
                value: { _ in .integer(1) }
            )
        }
        let connection = try AnalystStore().connection(tables: [table])
        #expect(throws: AnalystError.failed("a packed column is damaged")) {
            _ = try connection.ask("select n from broken") { _ in true }
        }
    }
}
