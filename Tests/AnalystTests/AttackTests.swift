import Analyst
import Foundation
import Testing

/// What a query must not do, and that it is told so.
@Suite struct AttackTests {
    @Test(arguments: [
        ("attach 'x' as y", AnalystError.notAllowed("ATTACH")),
        ("detach main", .notAllowed("DETACH")),
        ("pragma user_version = 3", .notAllowed("PRAGMA user_version")),
        ("pragma writable_schema = on", .notAllowed("PRAGMA writable_schema")),
        ("insert into vault values (9, 'x')", .notAllowed("INSERT")),
        ("update vault set name = 1", .notAllowed("UPDATE")),
        ("with x as (select 1) delete from vault where name in x", .notAllowed("DELETE")),
        ("begin", .notAllowed("a transaction")),
        ("savepoint x", .notAllowed("a transaction")),
        ("analyze", .notAllowed("INSERT")),
        ("select load_extension('x')", .unknownFunction("load_extension")),
        ("select zeroblob(1000000000)", .unknownFunction("zeroblob")),
        ("select randomblob(10)", .unknownFunction("randomblob")),
        ("select random()", .unknownFunction("random")),
        ("select pseudonym('Ada')", .unknownFunction("pseudonym")),
        ("select sqlite_version()", .unknownFunction("sqlite_version")),
        ("select value from vault", .secret(table: "vault", column: "value")),
        ("select * from vault", .secret(table: "vault", column: "value")),
        ("select 1 from vault where value like 's%'", .secret(table: "vault", column: "value")),
        ("select name from main.person", .identified(table: "person", column: "name")),
        ("select name from old_person", .identified(table: "person", column: "name")),
        ("select 1; select 2", .notOneStatement),
        ("select 1; drop table person", .notOneStatement),
        ("", .notOneStatement),
        ("-- nothing", .notOneStatement),
    ])
    func `it is refused, and what was tried is named`(sql: String, error: AnalystError) throws {
        #expect(throws: error) { try AnalystStore().rows(sql) }
    }

    @Test(arguments: [
        "with x as (select 1) delete from person where id in x", "update person set age = 1",
        "reindex", "vacuum", "vacuum into 'copy.sqlite'", "create table t (x)",
        "create temp table t (x)",
        "create view v as select 1", "alter table person add column x", "rollback",
        "select writefile('x', 'y')", "select readfile('/etc/passwd')", "select edit('x')",
        "select fts3_tokenizer('x')", "select * from sqlite_dbpage",
        "select name from temp.person, main.person as p",
        "select * from person where name = (select value from vault)",
        "select \(String(repeating: "(", count: 300))1\(String(repeating: ")", count: 300))",
        "select 1 union all \(String(repeating: "select 1 union all ", count: 200)) select 1",
        "select 'x' like '\(String(repeating: "%a", count: 300))'",
    ])
    func `it is refused whatever it is called`(sql: String) throws {
        #expect(throws: AnalystError.self) { try AnalystStore().rows(sql) }
    }

    @Test(arguments: [
        "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c",
        """
        with recursive c(n) as (select 1 union all select n + 1 from c limit 3000)
        select count(*) from c as a, c as b, c as d
        """,
    ])
    func `what never ends is stopped in time`(sql: String) throws {
        let store = try AnalystStore()
        let start = ContinuousClock.now
        #expect(throws: AnalystError.tookTooLong(seconds: 0.2)) {
            try store.rows(sql, seconds: 0.2)
        }
        // Ten times the limit is far above what stopping takes, and far below never.
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    @Test func `a value that is too large is refused`() throws {
        #expect(throws: AnalystError.tooLarge) {
            try AnalystStore().rows(
                "with recursive c(t) as (select 'abcdefgh' union all select t || t from c) "
                    + "select max(length(t)) from c"
            )
        }
    }

    @Test func `whatever is asked, no byte of the store changes`() throws {
        let store = try AnalystStore()
        let before = try Data(contentsOf: URL(fileURLWithPath: store.path))
        let connection = try store.connection(seconds: 0.05)
        var draw = Draw(state: 41)
        let count = ProcessInfo.processInfo.environment["VEEDOR_FUZZ"].flatMap(Int.init) ?? 3_000
        var (answered, refused) = (0, 0)
        var longest = Duration.zero
        for _ in 0..<count {
            let start = ContinuousClock.now
            defer { longest = max(longest, ContinuousClock.now - start) }
            do {
                _ = try connection.ask(draw.statement()) { _ in true }
                answered += 1
            } catch is AnalystError {
                refused += 1
            }
        }
        if count > 3_000 {
            print(
                "\(count) statements: \(answered) answered, \(refused) refused, longest \(longest)"
            )
        }
        #expect(answered > count / 100)
        #expect(refused > count / 10)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.path)) == before)
        let names = try FileManager.default.contentsOfDirectory(
            atPath: URL(fileURLWithPath: store.path).deletingLastPathComponent().path
        )
        #expect(names == ["store.sqlite"])
    }
}

/// Statements put together from pieces (splitmix64: the same seed, the same statements).
private struct Draw {
    var state: UInt64

    private static let heads = [
        "select", "select distinct", "insert into", "delete from", "update", "create table",
        "with x as (select 1)",
        "with recursive c(n) as (select 1 union all select n + 1 from c limit 9)",
        "pragma", "attach", "drop table", "vacuum into", "explain", "replace into", "values",
    ]
    private static let pieces = [
        "*", "1", "'a'", "name", "home", "age", "id", "count(*)", "max(age)", "person", "vault",
        "c",
        "main.person", "old_person", "from person", "from c", "from vault", "where age > 3",
        "where",
        "group by home", "order by 1", "limit 3", "limit", ",", "(", ")", "as x", "join person",
        "on 1",
        "values (1)", "set age = 1", "union all select 1", "replace(home, 'a', 'bb')", "hex(name)",
        "load_extension('x')", "char(0)", "x'00ff'", ";", "--", "/*", "?1", ":a", "null", "||",
        "json_each('[1]')", "pragma_table_info('person')", "\"name\"", "`home`", "[age]", "\u{0}",
        "over (order by id)", "sum(age)", "median(age)", "quantile(age, 0.9)", "case when 1 then",
        "end", "in (1, 2)",
        "exists (select 1)",
    ]

    private mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(bound))
    }

    mutating func statement() -> String {
        var words = [Self.heads[next(below: next(below: 2) == 0 ? 2 : Self.heads.count)]]
        for _ in 0..<(1 + next(below: 7)) {
            words.append(Self.pieces[next(below: Self.pieces.count)])
        }
        if next(below: 3) == 0 { words.append("from person") }
        return words.joined(separator: " ")
    }
}
