internal import Domain
internal import GRDB

/// Writes rows of a model.
struct ModelWriter {
    private let statement: Statement

    init(_ database: Database, table: String, columns: [String]) throws {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        statement = try database.makeStatement(
            sql: "insert into temp.\(table) (\(columns.joined(separator: ", "))) values (\(marks))"
        )
    }

    func insert(_ values: [(any DatabaseValueConvertible)?]) throws {
        try statement.execute(arguments: StatementArguments(values))
    }
}

extension Sequence<String> {
    /// References to evidence, written as the models do.
    func asEvidence() -> String { joined(separator: " ") }
}
