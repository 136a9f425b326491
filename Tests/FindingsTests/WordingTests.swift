import Domain
import Findings
import Foundation
import Reporting
import TestKit
import Testing

@testable import VeedorCommands

/// What people read: a number and its noun agree, and a range has two ends.
@Suite struct WordingTests {
    /// What reads wrongly in a text.
    private func faults(_ text: String) -> [String] {
        let verbs: Set = ["is", "was", "has", "as", "less", "its", "this", "plus", "across"]
        var faults: [String] = []
        for match in text.matches(of: #/(?:^|[^\d.,:\-\/])1 ([a-z]+s)\b/#)
        where !verbs.contains(String(match.1)) {
            faults.append(String(match.0))
        }
        for match in text.matches(of: #/(\d[\d.,\-]*) (?:to|–) (\d[\d.,\-]*)/#)
        where match.1 == match.2 {
            faults.append(String(match.0))
        }
        return faults
    }

    @Test func `what is looked for is found`() {
        #expect(faults("1 nights; 11 nights; 1 is; 2026-01-1 days, 3.1 rooms") == ["1 nights"])
        #expect(faults("111 to 111 nights, 1 to 11 rooms") == ["111 to 111"])
    }

    @Test func `no sentence of a finding and no explanation says '1 nights' or '3 to 3'`() throws {
        let city = try AnalysedCity.synthetic.get()
        let session = try city.session()
        var found: Set<String> = []
        for run in try city.runs() {
            for stored in try city.findings(of: run) {
                let text = try FindingExplanation(
                    stored,
                    of: run,
                    rule: session.rules[stored.finding.ruleID],
                    policy: nil,
                    session.store
                ).text
                // Rows of files are quoted as they are.
                let own = text.components(separatedBy: "\nEvidence\n")[0]
                for fault in faults(own) { found.insert("\(stored.finding.ruleID): \(fault)") }
            }
        }
        #expect(found.isEmpty, "\(found.sorted())")
    }

    @Test func `neither does a report or a work list`() throws {
        let city = try AnalysedCity.synthetic.get()
        let weekly = WeeklyReport(session: try city.session(), folders: AnalysedCity.folders)
        for edition in Report.Edition.allCases {
            let text = ReportMarkdown.text(try weekly.report(week: nil, edition: edition).report)
            #expect(faults(text).isEmpty, "\(faults(text))")
        }
        for section in ["visits", "disparity"] {
            let result = try BuiltProgram.run([
                "worklist", "--teams", "2", "--visits", "4", "--store", city.path, "--section",
                section,
            ])
            #expect(result.status == 0, "\(result.errors)")
            #expect(faults(result.output + result.errors).isEmpty)
        }
    }
}
