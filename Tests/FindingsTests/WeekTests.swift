import Domain
import Findings
import Foundation
import GRDB
import Reporting
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// Two snapshots side by side.
@Suite struct WeekTests {
    private func comparison(_ city: AnalysedCity) throws -> FindingComparison {
        let runs = try city.runs()
        try #require(runs.count == 2)
        return try city.session().store.read {
            try FindingComparison(from: runs[0], to: runs[1], $0)
        }
    }

    private func checkSums(_ city: AnalysedCity) throws {
        let comparison = try comparison(city)
        let kinds = Dictionary(grouping: comparison.changes, by: \.kind).mapValues(\.count)
        let counts = try city.runs().map { try city.findings(of: $0).count }
        let still = kinds[.stillThere] ?? 0
        #expect(still + (kinds[.gone] ?? 0) == counts[0])
        #expect(still + (kinds[.new] ?? 0) == counts[1])
        #expect(still > 0 && kinds[.new] != nil && kinds[.gone] != nil)
        // Each change has its reason, and what stays has none.
        #expect(comparison.changes.allSatisfy { ($0.reason == nil) == ($0.kind == .stillThere) })
    }

    @Test func `new, still there and gone add up on the synthetic city`() throws {
        try checkSums(AnalysedCity.synthetic.get())
    }

    @Test(.enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
    func `new, still there and gone add up on Barcelona`() throws {
        try checkSums(AnalysedCity.barcelona.get())
    }

    @Test func `a finding about an advertisement that was not there before is new with it`() throws
    {
        let city = try AnalysedCity.synthetic.get()
        let comparison = try comparison(city)
        let runs = try city.runs()
        let subjects = try city.findings(of: runs[1]).map(\.finding)
        let known = try city.session().store.read { database in
            try String.fetchSet(
                database,
                sql: "select platform || ':' || listing_id from listing_snapshot where load_id = ?",
                arguments: [runs[0].listingsLoadID]
            )
        }
        let reasons = Dictionary(
            uniqueKeysWithValues: comparison.changes.map { ($0.findingID, $0.reason) }
        )
        var fresh = 0
        for finding in subjects where finding.subject.kind == .listing {
            let isNew = !known.contains(finding.subject.id)
            #expect((reasons[finding.id] == .newAdvertisement) == isNew)
            fresh += isNew ? 1 : 0
        }
        #expect(fresh > 0)
    }

    @Test func `the same store gives the same bytes, and so does another one of the same files`()
        throws
    {
        let city = try AnalysedCity.synthetic.get()
        let files = try FileManager.default.subpathsOfDirectory(atPath: city.folder.path("dumps"))
            .filter { name in
                [".csv", ".csv.gz", ".geojson"].contains { name.hasSuffix($0) }
            }.sorted()
        let other = try AnalysedCity(
            TemporaryFolder(),
            files: files.map { city.folder.path("dumps/\($0)") },
            city: "synthetic"
        )
        var texts: [[String]] = []
        for session in [try city.session(), try city.session(), try other.session()] {
            let weekly = WeeklyReport(session: session, folders: AnalysedCity.folders)
            for edition in Report.Edition.allCases {
                let report = try weekly.report(week: nil, edition: edition).report
                let folder = try TemporaryFolder()
                let files = ReportFiles(folder: folder.path, folders: AnalysedCity.folders)
                let paths = try files.write(report, name: "r", pdf: false)
                texts.append(try paths.map { try String(contentsOfFile: $0, encoding: .utf8) })
            }
        }
        #expect(texts[0] == texts[2] && texts[0] == texts[4])
        #expect(texts[1] == texts[3] && texts[1] == texts[5])
        #expect(texts[0] != texts[1])
    }
}
