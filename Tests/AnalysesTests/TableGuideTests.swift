import Foundation
import TestKit
import Testing

@testable import VeedorCommands

/// What is said of tables and columns.
@Suite struct TableGuideTests {
    private func guide() throws -> TableGuide {
        try TableGuide(
            QueriedCity.synthetic.get().session(),
            DataFolders(root: RepositoryRoot.url.path)
        )
    }

    @Test func `every table says what a row is, and every column what it means`() throws {
        let tables = try guide().tables
        #expect(tables.count > 45)
        // Those that are computed while they are read are among them.
        for name in ["trip", "trip_submitted", "listing_night"] {
            #expect((tables.first { $0.name == name }?.columns.count ?? 0) >= 5, "\(name)")
        }
        for table in tables {
            #expect(!table.grain.isEmpty, "\(table.name)")
            for column in table.columns {
                #expect(!column.meaning.isEmpty, "\(table.name).\(column.name)")
            }
        }
    }

    @Test func `a column's own words come first, and later columns have theirs`() {
        let comments = DefinitionComments(
            """
            create table t (
              -- One row per thing.
              -- More of it.
              a text not null,    -- what a is -- in short
              b text
            , c text  /* what c is */)
            """
        )
        #expect(comments.grain == "One row per thing. More of it.")
        #expect(comments.meanings == ["a": "what a is -- in short", "c": "what c is"])
    }
}
