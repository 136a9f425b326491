import Foundation
import Reporting
import Testing

/// Names of hosts and titles of advertisements are anybody's text.
@Suite struct HostileReportTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</svg><script>x</script>",
        "' onmouseover='x", "{{title}} {{{style}}}", "&lt;b&gt; & <b>", "[x](javascript:alert(1))",
        "a | b | `c` *d*", "</title></desc>", "line\nend\ttab", "\u{1B}[31mred\u{07}",
        "=HYPERLINK(\"http://x\")",
    ]

    @Test(arguments: hostile)
    func `nothing of a text becomes a tag or an attribute`(text: String) throws {
        let html = try ReportHTML(ReportExample.theme()).text(ReportExample.report(text))
        let plain = try ReportHTML(ReportExample.theme()).text(ReportExample.report("plain"))
        // The same tags in the same order, whatever the words are.
        #expect(Self.tags(html) == Self.tags(plain))
        #expect(!html.contains("onerror=alert(1)>"))
        #expect(!html.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" })
    }

    @Test(arguments: hostile)
    func `in Markdown a text is a text`(text: String) throws {
        let markdown = ReportMarkdown.text(ReportExample.report(text))
        let plain = ReportMarkdown.text(ReportExample.report("plain"))
        #expect(markdown.split(separator: "\n").count == plain.split(separator: "\n").count)
        for word in ["<script", "<img", "[x](", "\u{1B}"] {
            #expect(!markdown.contains(word), "\(word)")
        }
    }

    @Test(arguments: hostile)
    func `in JSON a text is a text`(text: String) throws {
        let json = ReportJSON.text(ReportExample.report(text))
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let sections = try #require(object?["sections"] as? [[String: Any]])
        #expect(sections.count == 2)
    }

    /// The names of tags and of their attributes.
    private static func tags(_ html: String) -> [String] {
        html.matches(of: #/<(\/?[a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*\/?>/#)
            .map {
                let names = $0.2.matches(of: #/([a-zA-Z:-]+)="/#).map { String($0.1) }
                return ([String($0.1)] + names).joined(separator: " ")
            }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+34 600", "'+34 600"), ("-3", "'-3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\u{FFFD}x"), ("\rx", "'\u{FFFD}x"), ("  =x", "'  =x"), ("a=b", "a=b"),
        ("'=x", "'=x"), ("", ""),
    ])
    func `a text that a spreadsheet would run is only a text`(text: String, cell: String) {
        let table = DataTable(
            columns: [.init("name"), .init("number", isNumeric: true)],
            rows: [[.text(text), .integer(-3)], [.empty, .decimal(-0.5, digits: 1)]]
        )
        #expect(table.rendered(as: .csv) == "name,number\n\(cell),-3\n,-0.5\n")
    }
}
