import Analyst
import StrictYAML
import TestKit
import Testing

@testable import Analyses

/// How a named analysis is read from its file.
@Suite struct AnalysisFileTests {
    private static let header = """
        title: Advertisements
        question: How many?
        claims: [H1]
        reads: [listing_snapshot]
        portable: [sqlite]
        parameters:
          - {name: day, type: date, meaning: until when}
          - {name: rows, type: integer, meaning: how many, default: 20}
        columns:
          n: advertisements, all of them [listing]
        caveats: [not hosts]
        """

    private func read(_ header: String) throws -> NamedAnalysis {
        try NamedAnalysis(
            name: "one",
            text: "/*\n\(header)\n*/\nselect 1 as n\n",
            file: "one.sql"
        )
    }

    @Test func `the header is read, and the rest is the statement`() throws {
        let one = try read(Self.header)
        #expect(one.statement == "select 1 as n\n")
        #expect(one.engines == [.sqlite])
        #expect(one.columns.map(\.unit) == ["listing"])
        #expect(try one.values() == ["day": .null, "rows": .integer(20)])
        #expect(
            try one.values(["day": "2024-12-12", "rows": "3"])
                == ["day": .text("2024-12-12"), "rows": .integer(3)]
        )
    }

    @Test func `all problems of a header are told together, with their lines`() throws {
        let header = Self.header.replacing("portable: [sqlite]", with: "portable: [oracle]")
            .replacing("default: 20", with: "default: many")
        let error = #expect(throws: YAMLError.self) { try read(header + "\ncolour: red") }
        #expect(error?.problems.count == 3)
        #expect(error?.problems.contains { $0.line == 13 } == true)
    }

    @Test(arguments: ["select 1", "/*\ntitle: x\nselect 1", "-- /*\n*/\nselect 1"])
    func `a file without a header is an error`(text: String) {
        #expect(throws: YAMLError.self) {
            try NamedAnalysis(name: "one", text: text, file: "one.sql")
        }
    }

    @Test(arguments: [
        (["day": "12/12/2024"], AnalysisError.notOfType("day", .date, "12/12/2024")),
        (["rows": "2.5"], .notOfType("rows", .integer, "2.5")),
        (["row": "2"], .unknownParameter("row", known: ["day", "rows"], analysis: "one")),
    ])
    func `a value that a parameter cannot have is an error`(
        given: [String: String],
        error: AnalysisError
    ) throws {
        let one = try read(Self.header)
        #expect(throws: error) { try one.values(given) }
    }
}
