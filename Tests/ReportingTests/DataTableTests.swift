import Foundation
import Testing

@testable import Reporting

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

    @Test(arguments: [
        (0.0, "0"), (1, "1"), (100, "100"), (0.5, "0.5"), (0.25, "0.25"), (-0.5, "-0.5"),
        // What rounds to a whole number has no point.
        (0.999_999_9, "1"), (99.999_999_9, "100"), (0.000_000_1, "0"), (-0.999_999_9, "-1"),
        (0.123_456_7, "0.123457"), (1e13 + 0.5, "10000000000000.5"), (1e300, "1e+300"),
    ])
    func `a number for machines is one in JSON`(value: Double, text: String) throws {
        #expect(RawNumber.text(value) == text)
        let read = try JSONDecoder().decode(Double.self, from: Data(RawNumber.text(value).utf8))
        #expect(read == Double(text))
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

    @Test func `fields between tabs hold no tab, and no formula`() {
        let hostile = DataTable(
            columns: [.init("a"), .init("b", isNumeric: true)],
            rows: [[.text("=1\t2"), .integer(-3)], [.text("x\ny"), .empty]]
        )
        #expect(hostile.tabSeparated == "a\tb\n'=1\u{FFFD}2\t-3\nx\u{FFFD}y\t\n")
    }

    @Test func `a page escapes what it shows and fetches nothing`() {
        let hostile = DataTable(
            columns: [.init("<a>"), .init("b", isNumeric: true)],
            rows: [[.text("<script>alert('x')</script> & \""), .integer(5)]]
        )
        let page = hostile.page(title: "</title><b>")
        #expect(!page.contains("<script") && !page.contains("</title><b>"))
        #expect(page.contains("<th>&lt;a&gt;</th><th class=\"n\">b</th>"))
        #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;"))
        for word in ["http://", "https://", "src=", "href=", "url("] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    /// The table above is 31 columns wide.
    @Test(arguments: [(nil, true), (31, true), (30, false), (10, false)])
    func `a table that is wider than the terminal is not as it is`(width: Int?, isTable: Bool) {
        #expect((table.fitted(to: width).text == table.rendered(as: .table)) == isTable)
    }

    @Test(arguments: [
        (38, ["text", "other"]), (30, ["text", "other"]),
    ])
    func `texts are cut so that a row fits, and which is told`(
        width: Int,
        cut: [String]
    ) {
        let wide = DataTable(
            columns: [.init("n", isNumeric: true), .init("text"), .init("other")],
            rows: [
                [
                    .integer(1), .text("abcdefghijklmnopqrstuvwxyz"),
                    .text("0123456789012345678901234567890"),
                ]
            ]
        )
        let fitted = wide.fitted(to: width)
        #expect(fitted.cut == cut)
        let lines = fitted.text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(lines.contains { $0.count >= width - 1 })
        #expect(lines[2].hasPrefix("1  abcdefghi") && lines[2].contains("…  01234"))
    }

    @Test func `a wide letter is never cut in two, and a number never at all`() {
        let wide = DataTable(
            columns: [.init("number", isNumeric: true), .init("text")],
            rows: [[.integer(123_456_789), .text("你好你好你好你好你好你好")]]
        )
        let fitted = wide.fitted(to: 22)
        #expect(fitted.text.contains("123456789  你好你好你…"))
        #expect(fitted.cut == ["text"])
    }

    @Test func `a row as a list has a line per field, long ones folded`() {
        let wide = DataTable(
            columns: ["id", "text", "more", "last"].map { DataTable.Column($0) },
            rows: [
                [
                    .integer(1), .text("abcdefghijklmnopqrstuvwxyz0123456789"),
                    .text("abcdefghijkl"), .text("abcdefghijkl"),
                ],
                [.integer(2), .empty, .empty, .empty],
            ]
        )
        #expect(
            wide.fitted(to: 30).text == """
                row 1 ------------------------
                id    1
                text  abcdefghijklmnopqrstuvwx
                      yz0123456789
                more  abcdefghijkl
                last  abcdefghijkl
                row 2 ------------------------
                id    2
                text
                more
                last

                """
        )
    }
}
