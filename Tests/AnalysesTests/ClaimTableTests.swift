import Analyses
import Foundation
import TestKit
import Testing

/// The table of claims against the headers of the analyses.
@Suite struct ClaimTableTests {
    @Test func `every claim has a row, which names the analyses that say they answer it`() throws {
        let readme = try String(
            contentsOfFile: RepositoryRoot.path("analyses/queries/README.md"),
            encoding: .utf8
        )
        let analyses = try QueriedCity.catalogue.get().analyses
        let rows = readme.split(separator: "\n").filter {
            $0.prefixMatch(of: /\| H[0-9]/) != nil
        }
        var claims: [String] = []
        for row in rows {
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            let own = cells[1].matches(of: /H[0-9]+/).map { String($0.output) }
            claims += own
            let named = Set(cells[2].matches(of: /`([a-z-]+)`/).map { String($0.output.1) })
            let answering = analyses.filter { !Set($0.claims).isDisjoint(with: own) }.map(\.name)
            #expect(named == Set(answering), "\(own)")
        }
        #expect(claims.count == 38)
        #expect(Set(claims) == Set((1...38).map { "H\($0)" }))
    }

    @Test func `every analysis is named in the table`() throws {
        let readme = try String(
            contentsOfFile: RepositoryRoot.path("analyses/queries/README.md"),
            encoding: .utf8
        )
        for analysis in try QueriedCity.catalogue.get().analyses {
            #expect(readme.contains("`\(analysis.name)`"), "\(analysis.name)")
        }
    }
}
