import Findings
import Foundation
import Reporting
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// Anybody writes a complaint: what stands in one is a text everywhere.
@Suite struct HostileComplaintTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"http://x\")",
        "+1+cmd|' /C calc'!A0", "@SUM(A1)", "[x](javascript:alert(1))", "{{title}} {{{style}}}",
        "\u{1B}[31mred\u{07}", "a | b `c` *d*", "'; drop table complaint; --",
    ]

    private struct Desk {
        let folder: TemporaryFolder
        let path: String

        /// A copy of the analysed city with complaints that are hostile in every field.
        init() throws {
            folder = try TemporaryFolder()
            path = folder.path("s.sqlite")
            let city = try AnalysedCity.synthetic.get()
            try FileManager.default.copyItem(atPath: city.path, toPath: path)
            let quoted = HostileComplaintTests.hostile.map {
                "\"" + $0.replacing("\"", with: "\"\"") + "\""
            }
            let rows = quoted.enumerated().map { number, text in
                "\(text),\"X-\(number) \(text.dropFirst()),2026-11-15 02:00,\(text),\(text),\(text),"
                    + "1,\(text),\(text)"
            }
            let file = try folder.write(
                "hostile.csv",
                "source,complaint_id,received_at,category,district,street_name,street_number,"
                    + "reporter,words\n" + rows.joined(separator: "\n") + "\n"
            )
            let result = try BuiltProgram.run(["ingest", file, "--store", path])
            try #require(result.status == 0, "\(result.errors)")
        }

        func run(_ arguments: [String]) throws -> BuiltProgram.Result {
            try BuiltProgram.run(["complaint"] + arguments + ["--store", path])
        }
    }

    @Test func `no cell of a list is a formula, and no control character moves a cursor`() throws {
        let desk = try Desk()
        for section in ["complaints", "events", "campaigns"] {
            let csv = try desk.run(["list", "--section", section, "--format", "csv"])
            #expect(csv.status == 0)
            for cell in csv.output.matches(of: #/(?:^|,|\n)"?([=+@])/#) {
                Issue.record("\(section): a cell begins with \(cell.1)")
            }
            for format in ["table", "csv", "json", "ndjson", "md"] {
                let text = try desk.run(["list", "--section", section, "--format", format]).output
                #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" })
                if format == "md" { #expect(!text.contains("<script") && !text.contains("<img")) }
            }
        }
    }

    @Test func `the words are shown as they are, without control characters`() throws {
        let desk = try Desk()
        let store = try VeedorStore(path: desk.path, access: .reading)
        let rules = try AnalysedCity.folders.complaintRules()
        let complaints = try store.read { try Complaint.all(until: nil, rules: rules, $0) }
        let own = complaints.filter { $0.reference.hasPrefix("X-") }
        #expect(own.count == Self.hostile.count)
        for one in own {
            let shown = try desk.run(["show", one.id])
            #expect(shown.status == 0)
            #expect(!shown.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{07}" })
        }
        let all = try own.map { try desk.run(["show", $0.id]).output }.joined()
        #expect(all.contains("words: <script>alert(1)</script>"))
    }

    @Test func `the weekly report holds no tag of a complaint, in either edition`() throws {
        let desk = try Desk()
        let session = try AnalysisSession(
            VeedorStore(path: desk.path, access: .writing),
            AnalysedCity.folders
        )
        let weekly = WeeklyReport(session: session, folders: AnalysedCity.folders)
        for edition in Report.Edition.allCases {
            let report = try weekly.report(week: nil, edition: edition).report
            let out = try TemporaryFolder()
            let paths = try ReportFiles(folder: out.path, folders: AnalysedCity.folders)
                .write(report, name: "r", pdf: false)
            let texts = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
            #expect(texts[0].contains("A complaint is a reason to look"))
            for text in texts.prefix(2) {
                for word in ["<script>alert", "<img src=x", "](javascript:", "\u{1B}"] {
                    #expect(!text.contains(word), "\(word)")
                }
            }
        }
    }
}
