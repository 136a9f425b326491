import Foundation
import Reporting
import TestKit
import Testing

/// What a reader with a screen reader, a small screen or weak eyes needs.
@Suite struct AccessibilityTests {
    private func html() throws -> String {
        try ReportHTML(ReportExample.theme()).text(ReportExample.report("Words"))
    }

    @Test func `headings go down one step at a time, and there is one title`() throws {
        let levels = try html().matches(of: #/<h([1-6])[ >]/#).compactMap { Int($0.1) }
        #expect(levels.first == 1)
        #expect(levels.count { $0 == 1 } == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }

    @Test func `every drawing has a name and a description`() throws {
        let html = try html()
        let drawings = html.matches(of: #/<svg class="chart[^>]*>/#)
        #expect(drawings.count == 3)
        for drawing in drawings {
            let tag = String(drawing.0)
            #expect(tag.contains("role=\"img\""))
            let names = try #require(tag.firstMatch(of: #/aria-labelledby="([^"]+)"/#))
            for id in names.1.split(separator: " ") {
                let found = html.matches(of: try Regex("id=\"\(id)\">[^<]+<"))
                #expect(found.count == 1, "\(id)")
            }
        }
        // And is there as a table as well.
        #expect(html.components(separatedBy: "<details>").count - 1 == drawings.count)
    }

    @Test(arguments: [
        ("70.4 % (66.7–73.8)", 3), ("70.4 % (66.7–73.8), 13,697 of 19,455", 2), ("7", 2),
    ])
    func `a label is broken into few lines however much is written at its bar`(
        note: String,
        lines: Int
    ) throws {
        var report = ReportExample.report("Words")
        let label = "no number of the city's series stands in the register - entire homes"
        let bar = BarChart.Bar(
            label: label,
            values: [3],
            note: note,
            trace: Trace(query: "q", evidence: "e")
        )
        let chart = BarChart(id: "b", title: "Bars", series: ["part"], bars: [bar])
        report.sections = [.init(id: "one", title: "One", blocks: [.bars(chart)])]
        let html = try ReportHTML(ReportExample.theme()).text(report)
        #expect(html.components(separatedBy: "class=\"label\"").count - 1 == lines)
    }

    @Test func `every table has a caption, headed columns and headed rows`() throws {
        let html = try html()
        let tables = html.matches(of: #/<table[\s\S]*?<\/table>/#)
        #expect(tables.count == 4)
        for table in tables {
            let text = String(table.0)
            #expect(text.contains("<caption"))
            #expect(!text.contains("<th class"), "a heading without a scope")
            let columns = text.components(separatedBy: "<th scope=\"col\"").count - 1
            for row in text.matches(of: #/<tr><th scope="row"[\s\S]*?<\/tr>/#) {
                let cells = row.0.matches(of: #/<t[hd] /#).count
                #expect(cells == columns)
            }
        }
    }

    @Test func `ids are unique, the language is said, and links lead somewhere`() throws {
        let html = try html()
        let ids = html.matches(of: #/\sid="([^"]+)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(html.contains("<html lang=\"en\">"))
        for link in html.matches(of: #/href="#([^"]+)"/#) { #expect(ids.contains(String(link.1))) }
        for label in html.matches(of: #/aria-labelledby="([^"]+)"/#) {
            #expect(label.1.split(separator: " ").allSatisfy { ids.contains(String($0)) })
        }
    }

    @Test func `the page needs no network`() throws {
        let html = try html()
        #expect(html.contains("default-src 'none'"))
        for word in ["http://", "https://", "src=\"", "<link", "@import", "url("] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test(arguments: ["light", "dark", "print"])
    func `words stand out from the paper`(scheme: String) throws {
        let style = try ReportExample.theme().style
        let blocks = style.components(separatedBy: ":root {").dropFirst()
        let block = Array(blocks)[["light": 0, "dark": 1, "print": 2][scheme] ?? 0]
        let body = block.prefix { $0 != "}" }
        var colours: [String: String] = [:]
        for match in body.matches(of: #/--([a-z0-9-]+): (#[0-9a-f]{3,6})/#) {
            colours[String(match.1)] = String(match.2)
        }
        let paper = try #require(colours["paper"])
        for name in ["ink", "soft", "accent"] {
            let contrast = try Contrast.ratio(#require(colours[name]), paper)
            #expect(contrast >= 4.5, "\(name) on paper: \(contrast)")
        }
        // What is drawn and not written, by WCAG 1.4.11.
        for name in ["grey", "s4", "p0", "p1"] {
            let contrast = try Contrast.ratio(#require(colours[name]), paper)
            #expect(contrast >= 3, "\(name) on paper: \(contrast)")
        }
        // Parts that lie side by side, and steps of a map, are told apart without their hue.
        let pairs = [
            ("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("s0", "s1"), ("s1", "s2"), ("s2", "s3"),
            ("s3", "s4"),
        ]
        for (one, other) in pairs {
            let contrast = try Contrast.ratio(#require(colours[one]), #require(colours[other]))
            #expect(contrast >= 1.4, "\(one) beside \(other): \(contrast)")
        }
    }
}

/// Contrast by WCAG 2.2.
enum Contrast {
    static func ratio(_ one: String, _ other: String) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        var digits = colour.dropFirst().map(String.init)
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        let parts = stride(from: 0, to: 6, by: 2).map { index in
            let value = Double(Int(digits[index] + digits[index + 1], radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
