import Domain
import Findings
import Foundation
import Reporting
import TestKit
import Testing

@testable import VeedorCommands

/// Every number of a report says which query gave it and what it rests on.
@Suite struct TraceTests {
    /// A text of the page with what the elements around it say.
    private struct Words {
        var text: String
        var query: String?
        var evidence: String?
        var tags: [String]
    }

    /// The texts of a page, read element by element; the page is well formed.
    private func words(_ html: String) throws -> [Words] {
        let empty: Set = ["meta", "br"]
        var open: [(tag: String, query: String?, evidence: String?)] = []
        var found: [Words] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            let text = rest[..<start].trimmingCharacters(in: .whitespacesAndNewlines)
            if !text.isEmpty {
                found.append(
                    Words(
                        text: text,
                        query: open.last { $0.query != nil }?.query,
                        evidence: open.last { $0.evidence != nil }?.evidence,
                        tags: open.map(\.tag)
                    )
                )
            }
            let end = try #require(rest[start...].firstIndex(of: ">"))
            let tag = String(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
            let name = String(tag.prefix { $0.isLetter || $0.isNumber })
            if tag.hasPrefix("/") {
                let closed = open.popLast()
                #expect(tag == "/\(closed?.tag ?? "")")
            } else if !tag.hasPrefix("!"), !tag.hasSuffix("/"), !empty.contains(name) {
                open.append((name, value("data-query", tag), value("data-evidence", tag)))
                // What stands in a style or a script is no text of the page.
                if name == "style" || name == "script", let next = rest.range(of: "</\(name)>") {
                    rest = rest[next.lowerBound...]
                }
            }
        }
        #expect(open.isEmpty, "\(open.map(\.tag))")
        return found
    }

    private func value(_ name: String, _ tag: String) -> String? {
        guard let start = tag.range(of: "\(name)=\"") else { return nil }
        return String(tag[start.upperBound...].prefix { $0 != "\"" })
    }

    /// The numbers of a text, without those that stand in names of rules, percentages and so on.
    private func numbers(_ text: String) -> Set<String> {
        Set(text.replacing("&#39;", with: "’").matches(of: #/\d[\d,.]*/#).map { String($0.0) })
    }

    @Test(arguments: Report.Edition.allCases)
    func `each number of the weekly report carries its query and its evidence`(
        edition: Report.Edition
    ) throws {
        let city = try BusyCity.made.get()
        let weekly = WeeklyReport(session: try city.session(), folders: AnalysedCity.folders)
        let report = try weekly.report(week: nil, edition: edition).report
        let out = try TemporaryFolder()
        let paths = try ReportFiles(folder: out.path, folders: AnalysedCity.folders)
            .write(report, name: "r", pdf: false)
        let html = try String(contentsOfFile: paths[0], encoding: .utf8)
        let definition = try ReportDefinition(
            folder: RepositoryRoot.path("analyses/reports/weekly")
        )
        // What the sections themselves say: words, titles, captions.
        let own = definition.sections.map { "\($0)" }.joined(separator: " ")
        let start = try #require(html.range(of: "<main"))
        let end = try #require(html.range(of: "</main>"))
        let body = String(html[start.lowerBound..<end.upperBound])
        var (traced, untraced) = (0, [String]())
        for words in try words(body) where !numbers(words.text).isEmpty {
            if let query = words.query, let evidence = words.evidence {
                #expect(query.hasPrefix("weekly/"), "\(query)")
                let name = String(query.dropFirst("weekly/".count))
                #expect(definition.queries[name] != nil, "\(query)")
                #expect(!evidence.isEmpty, "\(query)")
                traced += 1
                continue
            }
            // The heading of a section has its number; what a drawing shows is said of it once more.
            if words.tags.contains("h2") || words.tags.last == "desc" { continue }
            let missing = numbers(words.text).filter { !own.contains($0) }
            if !missing.isEmpty { untraced.append("\(words.tags.last ?? ""): \(words.text)") }
        }
        #expect(untraced.isEmpty, "\(untraced.prefix(5))")
        #expect(traced > 300, "\(traced)")
    }

    @Test func `a text that says where it comes from nowhere would be found`() throws {
        let found = try words(
            "<main><p>7 <span data-query=\"q\" data-evidence=\"e\">8</span></p></main>"
        )
        #expect(found.map(\.text) == ["7", "8"])
        #expect(found.map(\.query) == [nil, "q"])
    }

    @Test func `every query says what its numbers rest on`() throws {
        let city = try BusyCity.made.get()
        let weekly = WeeklyReport(session: try city.session(), folders: AnalysedCity.folders)
        let report = try weekly.report(week: nil, edition: .inspector).report
        // The run is the least that is said; of loads, rules, cases and findings more is.
        let json = ReportJSON.text(report)
        let evidence = Set(json.matches(of: #/"evidence": "([^"]*)"/#).map { String($0.1) })
        #expect(!evidence.contains(""))
        for start in ["run ", "rule ", "load ", "C-2026-", "F-"] {
            #expect(evidence.contains { $0.hasPrefix(start) }, "\(start)")
        }
    }
}
