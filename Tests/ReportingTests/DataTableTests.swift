import Reporting
import Testing

@Suite struct DataTableTests {
    private let table = DataTable(
        columns: [.init("name"), .init("count", isNumeric: true), .init("share", isNumeric: true)],
        rows: [
            [.text("l'Eixample, dreta"), .integer(12), .decimal(32.15, digits: 1)],
            [.text("a \"b\" | c"), .empty, .decimal(-0.04, digits: 1)],
        ]
    )

    @Test func `people get aligned columns`() {
        #expect(
            table.rendered(as: .table) == """
                name               count  share
                -----------------  -----  -----
                l'Eixample, dreta     12   32.2
                a "b" | c                   0.0

                """
        )
    }

    @Test func `CSV quotes what RFC 4180 asks for`() {
        #expect(
            table.rendered(as: .csv) == """
                name,count,share
                "l'Eixample, dreta",12,32.2
                "a ""b"" | c",,0.0

                """
        )
    }

    @Test func `JSON keeps numbers numbers and nothing null`() {
        #expect(
            table.rendered(as: .json) == """
                [
                  {"name": "l'Eixample, dreta", "count": 12, "share": 32.2},
                  {"name": "a \\"b\\" | c", "count": null, "share": 0.0}
                ]

                """
        )
        #expect(DataTable(columns: table.columns).rendered(as: .json) == "[]\n")
    }

    @Test func `one object a line`() {
        #expect(
            table.rendered(as: .ndjson).split(separator: "\n").map(String.init).last
                == #"{"name": "a \"b\" | c", "count": null, "share": 0.0}"#
        )
    }

    @Test func `Markdown cells cannot break the table or carry markup`() {
        let hostile = DataTable(
            columns: [.init("name")],
            rows: [[.text("<script>|*x*")]]
        )
        #expect(
            hostile.rendered(as: .md) == """
                | name |
                | --- |
                | &lt;script&gt;\\|\\*x\\* |

                """
        )
    }

    @Test(arguments: TableFormat.allCases)
    func `control characters never reach a terminal`(format: TableFormat) {
        let hostile = DataTable(
            columns: [.init("name")],
            rows: [[.text("a\u{1B}[2Jb\u{07}\u{9B}c")]]
        )
        let text = hostile.rendered(as: format)
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        #expect(!text.unicodeScalars.contains("\u{07}"))
    }

    @Test func `wide characters take two columns`() {
        let wide = DataTable(
            columns: [.init("n"), .init("m")],
            rows: [[.text("你好"), .text("x")], [.text("abcd"), .text("y")]]
        )
        #expect(wide.rendered(as: .table) == "n     m\n----  -\n你好  x\nabcd  y\n")
    }
}
