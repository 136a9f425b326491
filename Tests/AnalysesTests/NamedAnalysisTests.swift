import Analyses
import Foundation
import Reporting
import TestKit
import Testing

@testable import VeedorCommands

/// Every named analysis, on the synthetic city and as a document.
@Suite struct NamedAnalysisTests {
    @Test(arguments: try QueriedCity.catalogue.get().analyses)
    func `it gives the recorded result on the synthetic city`(analysis: NamedAnalysis) throws {
        let city = try QueriedCity.synthetic.get()
        let answer = try city.session().answer(analysis.statement, analysis.values(), limit: 0)
        #expect(answer.table.columns.map(\.name) == analysis.columns.map(\.name))
        let file = RepositoryRoot.path("analyses/queries/expected/\(analysis.name).csv")
        #expect(try Golden.compare(answer.table.rendered(as: .csv), with: file) == .same)
    }

    @Test func `no expected result is left over`() throws {
        let names = try FileManager.default
            .contentsOfDirectory(atPath: RepositoryRoot.path("analyses/queries/expected"))
        let expected = try QueriedCity.catalogue.get().analyses.map { "\($0.name).csv" }
        #expect(Set(names) == Set(expected))
    }

    @Test(arguments: try QueriedCity.catalogue.get().analyses)
    func `it says what it reads`(analysis: NamedAnalysis) throws {
        let tables = Set(try QueriedCity.synthetic.get().session().tables())
        let words = analysis.statement.matches(of: /[A-Za-z_][A-Za-z_0-9]*/).map {
            String($0.output)
        }
        #expect(tables.intersection(words) == Set(analysis.reads))
        #expect(analysis.reads == analysis.reads.sorted())
    }

    @Test(arguments: try QueriedCity.catalogue.get().analyses)
    func `its header is in the form of all headers`(analysis: NamedAnalysis) {
        #expect(analysis.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
        #expect(analysis.question.hasSuffix("?"))
        #expect(!analysis.title.hasSuffix("."))
        #expect(analysis.engines.contains(.sqlite))
        #expect(!analysis.caveats.isEmpty)
        #expect(analysis.caveats.allSatisfy { $0.hasSuffix(".") })
        for claim in analysis.claims {
            let number = Int(claim.dropFirst()) ?? 0
            #expect(claim.hasPrefix("H") && 1...38 ~= number, "\(claim)")
        }
        #expect(analysis.statement.lowercased() == analysis.statement || hasLiterals(analysis))
    }

    /// Keywords are in small letters; what is not stands in quotes.
    private func hasLiterals(_ analysis: NamedAnalysis) -> Bool {
        let bare = analysis.statement.replacing(/'[^']*'/, with: "").replacing(/--[^\n]*/, with: "")
        return bare.lowercased() == bare
    }
}

/// Every named analysis on Barcelona, where its data are at hand.
@Suite(.enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct RealAnalysisTests {
    private static let city = Result {
        let folder = try TemporaryFolder()
        let files = try [
            "barcelona/listings/2023-12-13/listings.csv.gz",
            "barcelona/listings/2024-12-12/listings.csv.gz",
            "barcelona/registry/2024-12/hut_comunicacio_opendata.csv.gz",
            "barcelona/geo/neighbourhoods_barcelona.geojson",
        ].map(RealData.path)
        let path = folder.path("bcn.sqlite")
        for arguments in [["ingest"] + files + ["--city", "barcelona"], ["analyze"]] {
            let result = try BuiltProgram.run(arguments + ["--store", path])
            #expect(result.status == 0, "\(result.errors)")
        }
        return (folder: folder, path: path)
    }

    @Test(arguments: try QueriedCity.catalogue.get().analyses)
    func `it runs within its columns and its time`(analysis: NamedAnalysis) throws {
        // The limit is the promise: a second in the release build, on an idle machine.
        let session = try AnalystSession(path: Self.city.get().path, seconds: 10, purpose: nil)
        let table = try session.answer(analysis.statement, analysis.values(), limit: 0).table
        #expect(table.columns.map(\.name) == analysis.columns.map(\.name))
    }
}
