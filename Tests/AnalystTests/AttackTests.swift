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
        ("analyze", .notAllowed("a change of the schema, or a table of SQLite's own,")),
        (
            "select * from pragma_database_list",
            .notAllowed("a change of the schema, or a table of SQLite's own,")
        ),
        ("select 1 /* \u{0} */", .malformed("a zero byte", byte: 12)),
        ("select \u{0}; drop table person", .malformed("a zero byte", byte: 7)),
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
        "select * from dbstat", "select * from sqlite_stmt", "select * from pragma_function_list",
        "select * from generate_series(1, 9)", "select * from bytecode('select 1')",
        "select * from fts5vocab", "select sqlite_compileoption_get(1)", "select changes()",
        "select current_timestamp", "explain delete from person", "explain query plan vacuum",
        "select name from main.person as p group by name",
        "select exists(select name from main.person)",
        "select count(*) from main.person order by name", "select raise(abort, 'x')",
        "with a as materialized (select * from a) select * from a",
        "select \(Array(repeating: "1", count: 600).joined(separator: ","))",
        "select \(String(repeating: "not ", count: 500))1",
        "select \"\(String(repeating: "x", count: 1 << 20))\"",
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

    /// What searches or writes within one call, where SQLite hears of nothing: half a million letters `a`,
    /// of which the answer would be minutes away.
    @Test(arguments: [
        "instr(a, half || 'b')", "replace(a, half || 'b', '')", "trim(a, half || 'b')",
        "ltrim(a, half || 'a')", "rtrim(a, half || 'a')",
        "a like '%' || substr(a, 1, 200) || 'b'", "a glob '*' || substr(a, 1, 200) || 'b'",
        "like('%' || substr(a, 1, 200) || 'b', a)", "printf('%.*c', 2000000000, 'x')",
        "printf('%2000000000d', 1)", "format('%*s', -2000000000, 'x')",
        "format(replace(substr(a, 1, 1000), 'a', '%.99999c'), 'x')",
    ])
    func `a call that would take long is refused at once`(call: String) throws {
        let store = try AnalystStore()
        let start = ContinuousClock.now
        #expect(throws: AnalystError.tooLarge) {
            try store.rows(
                "with t as materialized (select printf('%.500000c', 'a') as a, "
                    + "printf('%.250000c', 'a') as half) select length(\(call)) from t"
            )
        }
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    @Test(arguments: [
        ("instr('abcabc', 'ca')", AnalystValue.integer(3)), ("instr(x'0102', x'02')", .integer(2)),
        ("replace('aXbX', 'X', 'yy')", .text("ayybyy")), ("'Hello' like 'h%O'", .integer(1)),
        ("'10%' like '10!%' escape '!'", .integer(1)), ("'Hello' glob 'h*'", .integer(0)),
        ("trim('xxaxx', 'x')", .text("a")), ("trim('  a ')", .text("a")),
        ("ltrim('xxaxx', 'x')", .text("axx")), ("rtrim('xxaxx', 'x')", .text("xxa")),
        ("printf('%.2f|%5d|%s', 2.5, 42, 'é')", .text("2.50|   42|é")),
        ("format('%d%%', 7)", .text("7%")), ("null like '%'", .null), ("printf()", .null),
        ("instr(null, 'a')", .null),
    ])
    func `where it does not, it gives what SQLite gives`(call: String, value: AnalystValue) throws {
        #expect(try AnalystStore().rows("select \(call)") == [[value]])
    }

    @Test func `whoever stops a question before it begins has stopped it, until the next`() throws {
        let connection = try AnalystStore().connection(seconds: 20)
        connection.stop()
        #expect(throws: AnalystError.stopped) {
            _ = try connection.ask(
                "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) from c"
            ) { _ in true }
        }
        connection.resume()
        #expect(try connection.ask("select 1 as one") { _ in true } == ["one"])
    }

    @Test func `long values between two checks of the time do not outlive it`() throws {
        let store = try AnalystStore()
        let start = ContinuousClock.now
        #expect(throws: AnalystError.tookTooLong(seconds: 0.2)) {
            try store.rows(
                """
                with recursive t as materialized (select printf('%.500000c', 'a') as a),
                c(n) as (select 1 union all select n + length(upper(a)) - 499999 from c, t)
                select count(*) from c
                """,
                seconds: 0.2
            )
        }
        #expect(ContinuousClock.now - start < .seconds(1))
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
        var stopped = 0
        var longest = Duration.zero
        for _ in 0..<count {
            let start = ContinuousClock.now
            defer { longest = max(longest, ContinuousClock.now - start) }
            do {
                _ = try connection.ask(draw.statement()) { _ in true }
                answered += 1
            } catch AnalystError.tookTooLong {
                stopped += 1
            } catch is AnalystError {
                refused += 1
            }
        }
        if count > 3_000 {
            print(
                "\(count) statements: \(answered) answered, \(refused) refused, "
                    + "\(stopped) stopped after 50 ms, longest \(longest)"
            )
        }
        #expect(answered > count / 10)
        #expect(refused > count / 10)
        #expect(stopped > 0)
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

    private static let calls = [
        "upper", "hex", "length", "abs", "typeof", "quote", "trim", "json_array", "iso_week",
        "quarter",
        "coalesce(null,", "max(1,", "instr('aba',", "printf('%.*c', 9999,", "replace('aba', 'a',",
        "-",
        "not ", "count(", "sum(", "median(", "group_concat(", "load_extension(", "cast(",
    ]
    private static let values = [
        "1", "0", "-7", "2.5", "'a'", "''", "null", "x'00ff'", "'2026-01-01'", "id", "age", "home",
        "name", "n", "value", "9223372036854775807", "(select max(age) from person)",
        "(select value from vault)", "exists (select 1 from person where age > n)",
    ]
    private static let operators = [
        "+", "-", "*", "/", "%", "||", "=", "<", "is", "and", "or", "like", "glob", "in", "<<",
        "->>",
    ]
    private static let sources = [
        "person", "old_person", "vault", "main.person", "c",
        "(select 1 as n, 2 as age, 'a' as home)",
        "json_each('[1, 2, [3]]')", "pragma_table_info('person')", "person as p join person as q",
        "person, c", "c, c as d", "person left join vault on home = vault.name",
    ]

    private mutating func pick(_ texts: [String]) -> String { texts[next(below: texts.count)] }

    private mutating func expression(_ depth: Int) -> String {
        switch depth == 0 ? 0 : next(below: 4) {
        case 0, 1: return pick(Self.values)
        case 2:
            let call = pick(Self.calls)
            let begin = call.contains("(") || call == "-" || call == "not " ? call : call + "("
            let inner = expression(depth - 1)
            if call == "cast(" { return "cast(\(inner) as text)" }
            return begin + inner + (begin.contains("(") ? ")" : "")
        default:
            return "(\(expression(depth - 1)) \(pick(Self.operators)) \(expression(depth - 1)))"
        }
    }

    /// A question that SQLite mostly understands; one in a hundred never ends.
    private mutating func question() -> String {
        let limit = next(below: 100) == 0 ? "" : " limit \(1 + next(below: 50))"
        var text = "with recursive c(n) as (select 1 union all select n + 1 from c\(limit)) select "
        text += (0...next(below: 3)).map { _ in expression(3) }.joined(separator: ", ")
        text += " from \(pick(Self.sources))"
        if next(below: 2) == 0 { text += " where \(expression(2))" }
        if next(below: 4) == 0 { text += " group by 1" }
        if next(below: 3) == 0 { text += " order by 1" }
        if next(below: 3) == 0 { text += " limit \(next(below: 9))" }
        return text
    }

    mutating func statement() -> String {
        if next(below: 2) == 0 { return question() }
        var words = [Self.heads[next(below: next(below: 2) == 0 ? 2 : Self.heads.count)]]
        for _ in 0..<(1 + next(below: 7)) {
            words.append(Self.pieces[next(below: Self.pieces.count)])
        }
        if next(below: 3) == 0 { words.append("from person") }
        return words.joined(separator: " ")
    }
}
