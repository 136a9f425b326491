import Foundation
import TestKit
import Testing

/// Questions on a terminal, as a person types them.
@Suite struct QueryShellTests {
    /// A store with a city of known truth, and a home of one's own.
    private struct Desk {
        let folder: TemporaryFolder
        var store: String { folder.path("out/city.sqlite") }
        var history: String { folder.path("state/veedor/query-history") }

        init() throws {
            folder = try TemporaryFolder()
            let made = try BuiltProgram.run(
                ["demo", "--out", folder.path("out"), "--listings", "60", "--drivers", "20"]
            )
            try #require(made.status == 0, "\(made.errors)")
        }

        func shell(_ more: [String] = [], columns: Int = 100) throws -> TerminalProgram {
            let shell = try TerminalProgram(
                ["query", "--store", store] + more,
                environment: ["XDG_STATE_HOME": folder.path("state"), "HOME": folder.path],
                columns: columns
            )
            try shell.see("veedor> ")
            return shell
        }

        func remembered() throws -> String {
            try String(contentsOfFile: history, encoding: .utf8)
        }
    }

    @Test func `a session on a terminal`() throws {
        let desk = try Desk()
        let shell = try desk.shell()

        // A statement of several lines.
        try shell.type("select 40 +\r")
        try shell.see("...> ")
        try shell.type("2 as answer;\r")
        #expect(try shell.see("1 row").contains("answer\r\n------\r\n    42"))
        try shell.see("veedor> ")

        // Completion: of a table, then of the columns of that table, then what there is.
        try shell.type("select count(*) from listing_sn\t")
        // Only what is new is drawn.
        try shell.see("apshot ")
        try shell.type("where room_t\t")
        try shell.see("ype ")
        try shell.type("= 'nowhere';\r")
        try shell.see("1 row")
        try shell.see("veedor> ")
        try shell.type("sel\t")
        try shell.see("ect ")
        try shell.type("licence_\t")
        try shell.see("licence_number")
        try shell.type("\u{3}")
        try shell.see("^C")
        try shell.see("veedor> ")

        // Ctrl-C throws a begun statement away, lines and all.
        try shell.type("select 1,\r")
        try shell.see("...> ")
        try shell.type("\u{3}")
        try shell.see("veedor> ")

        // Ctrl-C stops what runs, and the shell stays.
        try shell.type(
            "with recursive c(n) as (select 1 union all select n + 1 from c) select count(*) from c;\r"
        )
        try shell.see("from c;")
        try shell.see("\r\n")
        try shell.press("\u{3}", until: "error: stopped")
        try shell.see("veedor> ")

        // An error is one line, and what follows goes on.
        try shell.type("delete from load;\r")
        try shell.see("error: a query only reads; DELETE is not allowed")
        try shell.see("veedor> ")
        try shell.type("select :nights + 1 as more;\r")
        try shell.see("'.param nights=…'")
        try shell.type(".param nights=90\r")
        try shell.type("select :nights + 1 as more;\r")
        try shell.see("91")

        // The arrow keys call back what was asked.
        try shell.see("veedor> ")
        try shell.type("\u{1B}[A\u{1B}[A\r")
        try shell.type(".mode json\r")
        try shell.type("select 'ñandú' as bird;\r")
        try shell.see("\"bird\": \"ñandú\"")
        try shell.type(".quit\r")
        #expect(try shell.end() == 0)

        #expect(try desk.remembered().contains("select 40 +\\n2 as answer;\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: desk.history)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `what was asked is there again, and leaves with Ctrl-D`() throws {
        let desk = try Desk()
        let first = try desk.shell()
        try first.type("select 6 *\r7 as answer;\r")
        try first.see("42")
        // Keys that are typed while an answer is computed are the terminal's, not the editor's.
        try first.see("veedor> ")
        try first.type(" select 'set in' as secret;\r")
        try first.see("1 row")
        try first.see("veedor> ")
        try first.type("\u{4}")
        #expect(try first.end() == 0)

        let second = try desk.shell()
        try second.type("\u{1B}[A")
        try second.see("7 as answer;")
        try second.type("\r")
        try second.see("42")
        try second.see("1 row")
        try second.see("veedor> ")
        try second.type("\u{4}")
        #expect(try second.end() == 0)
        #expect(try !desk.remembered().contains("secret"))
    }

    @Test(arguments: [["--no-history"], ["--purpose", "a complaint"]])
    func `nothing is remembered where that was asked, or people are shown`(
        words: [String]
    ) throws {
        let desk = try Desk()
        let shell = try desk.shell(words)
        try shell.type("select 6 * 7 as answer;\r")
        try shell.see("42")
        try shell.see("veedor> ")
        try shell.type("\u{4}")
        #expect(try shell.end() == 0)
        #expect(!FileManager.default.fileExists(atPath: desk.history))
    }

    @Test func `people are pseudonyms in it too, and with a purpose every question is logged`()
        throws
    {
        let desk = try Desk()
        let shell = try desk.shell()
        try shell.type("select host_id from listing_snapshot limit 1;\r")
        try shell.see("~")
        try shell.type("select host_id from main.listing_snapshot;\r")
        try shell.see("error: listing_snapshot.host_id tells of people")
        try shell.type(".quit\r")
        #expect(try shell.end() == 0)
        let open = try desk.shell(["--purpose", "a complaint"])
        try open.type("select host_id from listing_snapshot limit 1;\r")
        try open.see("1 row")
        try open.type(".quit\r")
        #expect(try open.end() == 0)
        let log = try BuiltProgram.run(
            [
                "query", "select count(*) as n from analyst_log", "--store", desk.store, "--format",
                "csv",
            ]
        )
        #expect(log.output == "n\n1\n", "\(log.errors)")
    }

    @Test func `a wide table fits the terminal and says what it cut`() throws {
        let desk = try Desk()
        let shell = try desk.shell(columns: 50)
        try shell.type(
            "select 1 as n, 'abcdefghijklmnopqrstuvwxyz' as long,\r"
                + "'0123456789 0123456789 0123456789' as other;\r"
        )
        let shown = try shell.see("cut to fit the terminal: long, other")
        #expect(shown.contains("abcdefghijklmnopqrstu…"), "\(shown)")
        let lines = shown.split(whereSeparator: \.isNewline).filter { $0.contains("…") }
        #expect(lines.allSatisfy { $0.count <= 50 })
        try shell.type(".tables\r.schema load\r.schema nowhere\r.tabels\r.functions\r.help\r")
        try shell.see("listing_snapshot")
        try shell.see("file_sha256")
        try shell.see("error: no table 'nowhere'")
        try shell.see("did you mean '.tables'?")
        try shell.see("median(number)")
        try shell.see(".param [NAME=VALUE]")
        try shell.type(".quit\r")
        #expect(try shell.end() == 0)
    }

    @Test func `without a terminal it reads statements one after another`() throws {
        let desk = try Desk()
        let file = try desk.folder.write(
            "questions.sql",
            "select 1 as a; -- one;\nselect :b as b;\n"
        )
        let result = try BuiltProgram.run(
            ["query", "-f", file, "--store", desk.store, "--param", "b=2", "--format", "csv"]
        )
        #expect(result.output == "a\n1\nb\n2\n", "\(result.errors)")
        let unused = try BuiltProgram.run(
            ["query", "-f", file, "--store", desk.store, "--param", "b=2", "--param", "c=3"]
        )
        #expect(unused.status == 1)
        #expect(unused.output.isEmpty)
        #expect(unused.errors.contains("names no parameter 'c'"))
    }
}
