import Domain
import Findings
import Foundation
import Store
import TestKit
import Testing

@testable import VeedorCommands

/// The same advertisements twice, with another version of the register in between.
@Suite struct RegisterChangeTests {
    @Test func `where only the register changed, the register is named as the reason`() throws {
        let made = try AnalysedCity.synthetic.get().folder
        let folder = try TemporaryFolder()
        let dump = try String(
            contentsOfFile: made.path("dumps/listings/2026-11-09/listings.csv"),
            encoding: .utf8
        )
        // A further line end makes another file of the same rows.
        let files = [
            try folder.write("listings/2026-10-25/listings.csv", dump),
            try folder.write("listings/2026-11-08/listings.csv", dump + "\n"),
            made.path("dumps/registry/2026-05-01/hut_comunicacio_opendata.csv"),
            made.path("dumps/registry/2026-11-01/hut_comunicacio_opendata.csv"),
        ]
        let city = try AnalysedCity(folder, files: files, city: "synthetic")
        let runs = try city.runs()
        try #require(runs.count == 2)
        let comparison = try city.session().store.read {
            try FindingComparison(from: runs[0], to: runs[1], $0)
        }
        let changed = comparison.changes.filter { $0.kind != .stillThere }
        let licences = changed.filter { $0.ruleID.hasPrefix("licence-") }
        #expect(!licences.isEmpty)
        #expect(licences.allSatisfy { $0.reason == .register }, "\(licences)")
        // Nothing that has nothing to do with the register came or went, but for the deliveries.
        let others = changed.filter { !$0.ruleID.hasPrefix("licence-") && $0.reason != .register }
        #expect(others.allSatisfy { $0.reason == .delivery }, "\(others)")
    }
}
