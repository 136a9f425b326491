import Analyst
import Testing

/// Where one statement ends and the next begins.
@Suite struct StatementTextTests {
    @Test(arguments: [
        ("select 1", [], "select 1"), ("select 1;", ["select 1"], ""),
        (" select 1 ; select 2;\n", ["select 1", "select 2"], ""),
        ("select 1; select", ["select 1"], " select"),
        ("select ';'; select 2", ["select ';'"], " select 2"),
        ("select 'it''s; so';", ["select 'it''s; so'"], ""),
        ("select \"a;b\", `c;d`, [e;f];", ["select \"a;b\", `c;d`, [e;f]"], ""),
        ("select 1 -- one; two\n;", ["select 1 -- one; two"], ""),
        ("select /* ; */ 1;", ["select /* ; */ 1"], ""),
        ("select /*/ ; */ 1;", ["select /*/ ; */ 1"], ""),
        ("-- nothing\n", [], ""), (";; ;", [], ""), ("/* nothing */;", [], ""),
        ("/* goes on", [], "/* goes on"), ("select 'goes on;", [], "select 'goes on;"),
        ("-- first\nselect 1;", ["-- first\nselect 1"], ""),
        ("select 2 - -1;", ["select 2 - -1"], ""), ("select 4 / 2 * 3;", ["select 4 / 2 * 3"], ""),
        ("select 'ñ;', 'ü';", ["select 'ñ;', 'ü'"], ""),
    ])
    func `a semicolon ends a statement where it stands free`(
        text: String,
        statements: [String],
        rest: String
    ) {
        let read = StatementText(text)
        #expect(read.statements == statements)
        #expect(read.rest == rest)
    }

    @Test func `the last statement of a file needs no semicolon`() {
        #expect(StatementText("select 1;\nselect 2\n").all == ["select 1", "select 2"])
        #expect(StatementText("select 1;\n-- the end").all == ["select 1"])
    }

    @Test func `line by line comes to the same as all at once`() {
        let text = "select '\n;' -- x;\n, 1; select\n/* ; \n */ 2;\n"
        var rest = ""
        var statements: [String] = []
        for line in text.split(separator: "\n") {
            let read = StatementText(rest + line + "\n")
            statements += read.statements
            rest = read.rest
        }
        #expect(statements == StatementText(text).statements)
        #expect(statements.count == 2)
    }
}
