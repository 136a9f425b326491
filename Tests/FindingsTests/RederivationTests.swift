import Domain
import Findings
import Foundation
import GRDB
import Policies
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// What a finding rests on is enough to find it again: nothing else was needed.
@Suite struct RederivationTests {
    /// The findings of one rule on a store.
    private func findings(
        of rule: Rule,
        on run: FindingRun,
        _ path: String
    ) throws -> [String: Finding] {
        let store = try VeedorStore(path: path, access: .writing)
        let session = try AnalysisSession(store, AnalysedCity.folders)
        let snapshot = Snapshot(date: run.day, loadID: run.listingsLoadID, isOfListings: true)
        let analysis = try session.analysis(of: snapshot)
        let found = try store.read { database in
            try analysis.fill(session.models, database)
            return try session.analyser.findings(of: rule, analysis.policy, database).findings
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    private func differ(_ one: Finding?, _ other: Finding) -> Bool {
        one?.level != other.level || one?.observed != other.observed
            || one?.threshold != other.threshold
    }

    /// What does not come out of the evidence of some findings of one rule.
    private func lost(
        _ stored: [StoredFinding],
        _ rule: Rule,
        _ run: FindingRun,
        _ city: AnalysedCity
    ) throws -> [String] {
        let evidence = Set(stored.flatMap(\.finding.evidence))
        let reduced = try ReducedStore(of: city, evidence: evidence)
        let again = try findings(of: rule, on: run, reduced.path)
        return stored.map(\.finding).filter { differ(again[$0.id], $0) }
            .map { "\($0.ruleID) \($0.subject.id): \($0.sentence)" }
    }

    /// Whether findings of the last run come out of their evidence: all of a rule together, and some one
    /// by one.
    private func check(
        _ city: AnalysedCity,
        atLeast rulesWithFindings: Int,
        where isMeant: (String) -> Bool = { _ in true }
    ) throws {
        let rules = try city.session().rules
        let run = try #require(city.runs().last)
        let byRule = Dictionary(grouping: try city.findings(of: run), by: \.finding.ruleID)
            .filter { isMeant($0.key) }
        #expect(byRule.count >= rulesWithFindings, "\(byRule.keys.sorted())")
        for (id, stored) in byRule.sorted(by: { $0.key < $1.key }) {
            let rule = try #require(rules[id])
            var missing = try lost(stored, rule, run, city)
            for one in stored.prefix(3) { missing += try lost([one], rule, run, city) }
            let count = missing.count
            #expect(count == 0, "\(missing.prefix(5).joined(separator: "\n"))")
        }
    }

    @Test func `every finding on trips and deliveries comes out of the evidence alone`() throws {
        try check(AnalysedCity.withTrips.get(), atLeast: 10) { $0.hasPrefix("trip-") }
    }

    @Test func `every finding on the synthetic city comes out of the evidence alone`() throws {
        try check(AnalysedCity.synthetic.get(), atLeast: 12)
    }

    @Test(.enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
    func `every finding on Barcelona comes out of the rows of its rule alone`() throws {
        let city = try AnalysedCity.barcelona.get()
        let rules = try city.session().rules
        let run = try #require(city.runs().last)
        let byRule = Dictionary(grouping: try city.findings(of: run), by: \.finding.ruleID)
        for (id, stored) in byRule.sorted(by: { $0.key < $1.key }) {
            let rule = try #require(rules[id])
            // What rests on a whole dump comes out of it by nature.
            let restsOnDump = stored[0].finding.evidence.contains { rows in
                rows.rows == nil && rows.loadID == run.listingsLoadID
            }
            if restsOnDump { continue }
            let missing = try lost(stored, rule, run, city)
            let count = missing.count
            #expect(count == 0, "\(missing.prefix(5).joined(separator: "\n"))")
        }
    }
}
