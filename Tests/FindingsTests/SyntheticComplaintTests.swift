import Domain
import Findings
import Foundation
import GRDB
import Store
import SyntheticCity
import TestKit
import Testing

@testable import VeedorCommands

/// Complaints of the synthetic city against what was planted.
@Suite struct SyntheticComplaintTests {
    private static let truth = SyntheticCity(CitySpecification(seed: 11, listings: 300)).answerKey

    /// The complaints of the analysed city; of one stream only, where one is named.
    private func review(only source: String? = nil) throws -> (ComplaintReview, [VisitCandidate]) {
        let city = try AnalysedCity.synthetic.get()
        let run = try #require(city.runs().last)
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: city.path, toPath: folder.path("s.sqlite"))
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        if let source {
            try store.write {
                try $0.execute(sql: "delete from complaint where source <> ?", arguments: [source])
            }
        }
        let measures = try AnalysedCity.folders.findingMeasures()
        let doors = try store.read { try StoredDoors(of: run, measures: measures, $0).all }
        let review = try ComplaintDesk(store, asOf: run.day).review(until: run.day)
        return (review, doors)
    }

    @Test func `planted doubles and copies are found again`() throws {
        let score = ComplaintScore(try review().0, key: Self.truth)
        // Two flats of one house in one night, told without a door, are one event here.
        #expect(score.pairs.precision > 0.85, "\(score.pairs)")
        // A report that tells an address only and one that tells a point only stay two.
        #expect(score.pairs.recall > 0.75, "\(score.pairs)")
        #expect(score.copies == (1, 1))
    }

    @Test func `as many links are true as their probabilities add up to`() throws {
        let score = ComplaintScore(try review().0, key: Self.truth)
        let ratio = score.trueLinks / score.expectedLinks
        #expect((0.85...1.15).contains(ratio), "\(score.trueLinks) of \(score.expectedLinks)")
    }

    @Test func `with 'none of them' the probabilities of an event never pass one`() throws {
        for links in try review().0.links {
            let sum = links.reduce(0) { $0 + $1.probability }
            #expect(sum < 1 + 1e-9)
            #expect(links.allSatisfy { (0...1).contains($0.probability) })
        }
    }

    /// Point 5: the hotline follows what is wrong, the portal is used in two quiet districts.
    @Test func `the planted biased stream raises the note, the even one none`() throws {
        func named(_ review: ComplaintReview, _ doors: [VisitCandidate]) -> [String] {
            review.disparity(
                doors: doors.map { (district: $0.district, hasFinding: !$0.findings.isEmpty) }
            ).overVisited.map(\.district)
        }
        let (even, doors) = try review(only: "hotline")
        #expect(named(even, doors).isEmpty)
        let (all, _) = try review()
        let biased = Set(
            Self.truth.complaints.enumerated().filter { $0.element.isBiased }.compactMap { one in
                all.complaints.firstIndex {
                    $0.reference == one.element.reference && $0.source == one.element.source
                }.map { all.districts[all.eventOf[$0]] }
            }
        )
        #expect(!named(all, doors).isEmpty)
        #expect(Set(named(all, doors)).isSubset(of: biased))
    }

    /// Visits that follow the biased stream fall where it comes from, not where findings are.
    @Test func `visits that follow complaints are named by the work list's note`() throws {
        let (review, doors) = try review(only: "portal")
        let disparity = Disparity(
            districts: doors.map { (name: $0.district, hasFinding: !$0.findings.isEmpty) },
            visited: review.events.indices.compactMap { event in
                review.link(of: event).flatMap { link in doors.first { $0.id == link.listing } }
            }.map(\.district)
        )
        #expect(!disparity.overVisited.isEmpty)
    }

    @Test func `a complaint alone never makes a finding`() throws {
        // No rule can read one: neither the store's table nor a model names them.
        for rule in try RuleCatalogue(folder: AnalysedCity.folders.rules).rules {
            let folder = AnalysedCity.folders.rules + "/" + rule.card.id
            for name in try FileManager.default.contentsOfDirectory(atPath: folder)
            where name.hasSuffix(".sql") {
                let sql = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
                #expect(!sql.contains("complaint"), "\(rule.card.id)")
            }
        }
        // And a hundred of them about one advertisement change nothing.
        let city = try AnalysedCity.synthetic.get()
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: city.path, toPath: folder.path("s.sqlite"))
        let listing = try #require(
            try city.session().store.read {
                try String.fetchOne($0, sql: "select max(listing_id) from listing_snapshot")
            }
        )
        let rows = (0..<100).map { number in
            "hotline,X-\(number),2026-11-15 02:00,illegal let,airbnb,\(listing),r\(number),illegal"
        }
        let file = try folder.write(
            "more.csv",
            "source,complaint_id,received_at,category,platform,listing_id,reporter,words\n"
                + rows.joined(separator: "\n") + "\n"
        )
        let path = folder.path("s.sqlite")
        #expect(try BuiltProgram.run(["ingest", file, "--store", path]).status == 0)
        let session = try AnalysisSession(
            VeedorStore(path: path, access: .writing),
            AnalysedCity.folders
        )
        let before = try city.runs().map(\.inputsSHA256)
        let after = try session.store.read { try FindingRun.all(atOrBefore: nil, $0) }
        #expect(after.map(\.inputsSHA256) == before)
        let again = try session.run(asOf: nil)
        #expect(!again.isNew)
        let refused = try BuiltProgram.run([
            "case", "open", Complaint.id(source: "hotline", reference: "X-1"), "--by", "x",
            "--store", path,
        ])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("a complaint alone opens no case"))
    }
}
