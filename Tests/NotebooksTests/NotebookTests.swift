import Foundation
import Notebooks
import Reporting
import TestKit
import Testing

/// Notebooks as files.
@Suite struct NotebookTests {
    private static let yaml = """
        title: Flats & rooms
        question: How many?
        cells:
          - text: Some words.
          - query: by-kind
            parameters: {day: 2026-01-05}
          - chart: Flats by kind
            of: by-kind
            shape: bars
            label: kind
            value: flats
            unit: flats
        """

    private func definition(_ yaml: String) throws -> NotebookDefinition {
        let folder = try TemporaryFolder()
        try folder.write("kinds/notebook.yaml", yaml)
        try folder.write("kinds/by-kind.sql", "select 1")
        return try NotebookDefinition(folder: folder.path("kinds"))
    }

    private func notebook() throws -> Notebook {
        let table = DataTable(
            columns: [
                .init("kind"), .init("flats", isNumeric: true), .init("part", isNumeric: true),
            ],
            rows: [
                [.text("<entire> \"home\""), .integer(3), .decimal(0.75, digits: 2)],
                [.text("room"), .integer(1), .empty],
            ]
        )
        let values = [JSONValue.Member("day", .text("2026-01-05"))]
        let manifest = NotebookManifest(
            tool: "Veedor 0",
            city: "nowhere",
            policyFrom: "2020-01-01",
            run: [(name: "inputs", sha256: "ab")],
            rules: [(id: "some-rule", version: 2, sha256: "cd")],
            files: [(name: "a.csv", kind: "listing", describes: "2026-01-05", sha256: "ef")],
            definitionSHA256: "01"
        )
        return Notebook(
            try definition(Self.yaml),
            manifest: manifest,
            results: ["by-kind": .init(statement: "select 1\n", values: values, table: table)]
        )
    }

    private func cells() throws -> [[String: Any]] {
        let data = Data(try notebook().text.utf8)
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(json["nbformat"] as? Int == 4)
        #expect(json["nbformat_minor"] as? Int == 5)
        return try #require(json["cells"] as? [[String: Any]])
    }

    private func source(_ cell: [String: Any]) -> String {
        (cell["source"] as? [String] ?? []).joined()
    }

    @Test func `the first cell says what the notebook was made from`() throws {
        let cells = try cells()
        #expect(
            cells.map { $0["cell_type"] as? String } == [
                "markdown", "code", "markdown", "code", "code",
            ]
        )
        for word in ["Flats & rooms", "Veedor 0", "nowhere", "2020-01-01", "`ef`", "some-rule 2"] {
            #expect(source(cells[0]).contains(word), "\(word)")
        }
        #expect(Set(cells.compactMap { $0["id"] as? String }).count == cells.count)
    }

    @Test func `a result stands as a table, as rows, and as code that computes it again`() throws {
        let cell = try cells()[3]
        #expect(source(cell).contains("by_kind = pd.read_sql_query("))
        #expect(source(cell).contains(#"params={"day": "2026-01-05"}"#))
        let metadata = try #require(
            (cell["metadata"] as? [String: Any])?["veedor"] as? [String: Any]
        )
        let rows = try #require(metadata["rows"] as? [[Any]])
        #expect(rows[0][1] as? Int == 3)
        #expect(rows[1][2] is NSNull)
        let output = try #require((cell["outputs"] as? [[String: Any]])?.first)
        let html = try #require((output["data"] as? [String: Any])?["text/html"] as? String)
        #expect(html.contains("<td>&lt;entire&gt; \"home\"</td>"))
        #expect(html.contains("<td style=\"text-align: right\">0.75</td>"))
        #expect(output["execution_count"] as? Int == 2)
    }

    @Test func `a chart stands as Vega-Lite with its data and as a picture`() throws {
        let cell = try cells()[4]
        let output = try #require((cell["outputs"] as? [[String: Any]])?.first)
        let data = try #require(output["data"] as? [String: Any])
        let spec = try #require(data["application/vnd.vegalite.v5+json"] as? [String: Any])
        let values = (spec["data"] as? [String: Any])?["values"] as? [[String: Any]]
        #expect(values?.count == 2)
        let svg = try #require(data["image/svg+xml"] as? String)
        #expect(svg.hasPrefix("<svg xmlns=") && svg.contains("&lt;entire&gt;"))
        #expect(svg.hasSuffix("</svg>"))
    }

    @Test func `the same results give the same bytes`() throws {
        #expect(try notebook().text == notebook().text)
    }

    @Test func `a chart of no earlier query and an unknown key are errors`() throws {
        let error = #expect(throws: (any Error).self) {
            try definition(Self.yaml.replacingOccurrences(of: "of: by-kind", with: "of: by-knd"))
        }
        #expect("\(error as Any)".contains("is of no earlier query"))
        let other = #expect(throws: (any Error).self) {
            try definition(Self.yaml + "\ncolour: red")
        }
        #expect("\(other as Any)".contains("unknown key"))
    }
}
