import Foundation
import Reporting
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// A city all of whose words are hostile.
///
/// Titles, names, addresses, licences, districts, complaints, drivers, notes of officials: whatever leaves
/// Veedor, they are only words.
@Suite(.serialized) struct HostileCityTests {
    /// The city, analysed; made once.
    private static let city = Result { try HostileCity() }

    @Test func `bad rows are told, all others are loaded`() throws {
        let city = try Self.city.get()
        let counts = try city.query("select count(*) as n from listing_snapshot")
        let count = try #require(counts.matches(of: #/\d+/#).last.flatMap { Int($0.0) })
        #expect(count >= HostileCity.texts.count - 8, "\(count) of \(HostileCity.texts.count)")
        for kind in ["licence_register_entry", "complaint", "area", "trip_block"] {
            let text = try city.query("select count(*) > 0 as n from \(kind)")
            #expect(text.contains("1"), "\(kind): \(text)")
        }
    }

    @Test func `no command moves a cursor, hides words or turns them round`() throws {
        let city = try Self.city.get()
        for words in try city.commands() {
            let result = try city.run(words)
            for text in [result.output, result.errors] {
                let bad = text.unicodeScalars.first { scalar in
                    let isControl = scalar.properties.generalCategory == .control
                    return (isControl && scalar != "\n" && scalar != "\t")
                        || [0x202E, 0x2066, 0x200B, 0xFEFF, 0x2028].contains(scalar.value)
                }
                #expect(bad == nil, "\(words.prefix(4)): \(String(describing: bad))")
            }
        }
    }

    @Test func `every CSV has fields as its heading says, and none is a formula`() throws {
        let city = try Self.city.get()
        var texts: [(String, String)] = []
        for words in try city.commands() where words.contains("csv") {
            texts.append((words.joined(separator: " "), try city.run(words).output))
        }
        let out = city.folder.path("package-safe")
        _ = try city.run(
            ["export", "tables", "--out", out, "--spreadsheet-safe", "--purpose", "test"]
        )
        for name in try FileManager.default.contentsOfDirectory(atPath: out)
        where name.hasSuffix(".csv") {
            texts.append((name, try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)))
        }
        #expect(texts.count > 20)
        for (name, text) in texts {
            let rows = Fields.rows(text, divider: ",")
            let widths = Set(rows.map(\.count))
            #expect(widths.count <= 1, "\(name): \(widths)")
            // As a program reads it that divides by semicolons, as in most of Europe.
            for divider in [",", ";", "\t"] as [Unicode.Scalar] {
                for field in Fields.rows(text, divider: divider).joined()
                where Fields.isFormula(field) {
                    Issue.record("\(name), '\(divider)': \(field.prefix(40))")
                }
            }
        }
    }

    @Test func `JSON is JSON, and keeps what was written`() throws {
        let city = try Self.city.get()
        for words in try city.commands() where words.contains("json") {
            let result = try city.run(words)
            // What cannot be told is told on the other stream.
            guard result.status == 0 else { continue }
            let text = result.output
            #expect(throws: Never.self, "\(words.prefix(4))") {
                _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
            }
        }
        let text = try city.run([
            "query", "select property_type from listing_snapshot", "--format", "json", "--limit",
            "0",
            "--purpose", "test",
        ]).output
        let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        let kept = Set((rows ?? []).compactMap { $0["property_type"] as? String })
        for text in ["\"><img src=x onerror=alert(1)>", "x;=1+1", "＝1+1", "a;b", "?1"] {
            #expect(kept.contains(text), "\(text)")
        }
    }

    @Test(arguments: Report.Edition.allCases)
    func `the report has the tags of a report, and its Markdown its cells`(
        edition: Report.Edition
    ) throws {
        let city = try Self.city.get()
        let out = city.folder.path("report-\(edition.rawValue)")
        let flags = edition == .public ? ["--public"] : []
        let result = try city.run(["report", "weekly", "--out", out] + flags)
        #expect(result.status == 0, "\(result.errors)")
        for name in try FileManager.default.contentsOfDirectory(atPath: out) {
            let text = try String(contentsOfFile: "\(out)/\(name)", encoding: .utf8)
            #expect(!text.unicodeScalars.contains { [0x1B, 0x202E, 0x9B].contains($0.value) })
            #expect(text.utf8.count < 3_000_000, "\(name): \(text.utf8.count)")
            if name.hasSuffix(".html") { try checkPage(text) }
            if name.hasSuffix(".json") {
                _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
            }
            if name.hasSuffix(".md") {
                for word in ["<script", "<img", "<svg", "<a ", "<!"] {
                    #expect(!text.contains(word), "\(word)")
                }
                let links = text.matches(of: #/.\]\(/#).filter { !$0.0.hasPrefix("\\") }
                #expect(links.isEmpty, "\(links.map(\.0))")
            }
        }
    }

    /// The tags and attributes of a page are those that its templates and drawings have.
    private func checkPage(_ html: String) throws {
        let known: Set = [
            "html", "head", "meta", "title", "style", "body", "a", "header", "p", "span", "h1",
            "h2",
            "dl", "dt", "dd", "div", "nav", "ol", "ul", "li", "main", "section", "table", "caption",
            "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary", "svg",
            "desc", "g", "rect", "text", "line", "path", "polyline", "polygon", "footer", "code",
            "script", "time",
        ]
        var scripts = 0
        for tag in Fields.tags(html) {
            let name = tag.name.hasPrefix("/") ? String(tag.name.dropFirst()) : tag.name
            #expect(known.contains(name) || name.hasPrefix("!"), "\(tag)")
            scripts += tag.name == "script" ? 1 : 0
            for attribute in tag.attributes {
                #expect(!attribute.hasPrefix("on") && attribute != "src", "\(tag)")
            }
        }
        #expect(scripts == 1)
    }

    @Test func `maps, workbooks and packages are written`() throws {
        let city = try Self.city.get()
        for form in ["geojson", "xlsx", "gpkg"] {
            let out = city.folder.path(form == "geojson" ? "maps" : "all.\(form)")
            let result = try city.run(
                ["export", "tables", "--as", form, "--out", out, "--purpose", "test"]
            )
            #expect(result.status == 0, "\(form): \(result.errors.prefix(300))")
            guard form == "geojson" else { continue }
            for name in try FileManager.default.contentsOfDirectory(atPath: out) {
                let data = try #require(FileManager.default.contents(atPath: "\(out)/\(name)"))
                _ = try JSONSerialization.jsonObject(with: data)
            }
        }
    }

    @Test func `what is written into the log is in it, and nothing else`() throws {
        let city = try Self.city.get()
        #expect(try city.run(["verify"]).status == 0)
        let shown = try city.run(["case", "show", "C-2026-0001"])
        #expect(shown.output.contains("'; drop table finding; --"))
        let tables = try city.query("select count(*) as n from finding")
        #expect(!tables.contains(" 0\n"))
    }
}
