import Foundation
import Reporting
import TestKit
import Testing

/// Names of hosts and titles of advertisements are anybody's text.
@Suite struct HostileReportTests {
    static let hostile = HostileTexts.all

    @Test(arguments: hostile)
    func `nothing of a text becomes a tag or an attribute`(text: String) throws {
        let html = try ReportHTML(ReportExample.theme()).text(ReportExample.report(text))
        let plain = try ReportHTML(ReportExample.theme()).text(ReportExample.report("plain"))
        // The same tags in the same order, whatever the words are.
        if text == HostileTexts.long {
            // Only lines of labels are more.
            #expect(Set(Self.tags(html).map(\.count)).count <= Set(Self.tags(plain)).count + 20)
        } else {
            #expect(Self.tags(html) == Self.tags(plain))
        }
        #expect(!html.contains("onerror=alert(1)>"))
        #expect(!html.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" })
    }

    @Test(arguments: hostile)
    func `in Markdown a text is a text`(text: String) throws {
        let markdown = ReportMarkdown.text(ReportExample.report(text))
        let plain = ReportMarkdown.text(ReportExample.report("plain"))
        #expect(markdown.split(separator: "\n").count == plain.split(separator: "\n").count)
        for word in ["<script", "<img", "<svg", "<a ", "<http", "<!", "[x](", "\u{1B}", "\u{202E}"]
        {
            #expect(!markdown.contains(word), "\(word)")
        }
        // As many cells in every line of a table, whatever the words are.
        #expect(Self.pipes(markdown) == Self.pipes(plain))
    }

    @Test(arguments: hostile)
    func `in JSON a text is a text`(text: String) throws {
        let json = ReportJSON.text(ReportExample.report(text))
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let sections = try #require(object?["sections"] as? [[String: Any]])
        #expect(sections.count == 2)
    }

    /// The dividers of cells, line by line.
    private static func pipes(_ markdown: String) -> [Int] {
        markdown.split(separator: "\n").map { line in
            var (count, isEscaped) = (0, false)
            for scalar in line.unicodeScalars {
                if scalar == "|", !isEscaped { count += 1 }
                isEscaped = scalar == "\\" && !isEscaped
            }
            return count
        }
    }

    /// The names of tags and of their attributes, as a browser reads them: scalar by scalar.
    private static func tags(_ html: String) -> [String] {
        var tags: [String] = []
        let bytes = Array(html.utf8)
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] == UInt8(ascii: "<") else { continue }
            var (tag, isQuoted) = ("", false)
            while index < bytes.count {
                let byte = bytes[index]
                if byte == UInt8(ascii: "\"") {
                    isQuoted.toggle()
                    tag += "\""
                } else if !isQuoted {
                    tag.unicodeScalars.append(Unicode.Scalar(byte))
                    if byte == UInt8(ascii: ">") { break }
                }
                index += 1
            }
            tags.append(tag)
        }
        return tags
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+34 600", "'+34 600"), ("-3", "'-3"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\u{FFFD}x"), ("\rx", "'\u{FFFD}x"), ("  =x", "'  =x"), ("a=b", "a=b"),
        ("'=x", "'=x"), ("", ""), ("＝1", "'＝1"), ("\u{A0}=1", "'\u{A0}=1"),
        ("\u{0}=1", "'\u{FFFD}=1"), ("\u{200B}=1", "'\u{FFFD}=1"), ("a; =b", "a;' =b"),
        ("a;b;=c", "a;b;'=c"), ("=a;=b", "'=a;'=b"), ("a;b", "a;b"), ("a =b", "a =b"),
    ])
    func `a text that a spreadsheet would run is only a text`(text: String, cell: String) {
        let table = DataTable(
            columns: [.init("name"), .init("number", isNumeric: true)],
            rows: [[.text(text), .integer(-3)], [.empty, .decimal(-0.5, digits: 1)]]
        )
        #expect(table.rendered(as: .csv) == "name,number\n\(cell),-3\n,-0.5\n")
    }
}
