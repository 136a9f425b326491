public import Analyst

/// Where the rows of an export come from: a guarded connection, which shows people by pseudonyms
/// unless it was opened for a purpose.
public struct ExportSource {
    private let connection: AnalystConnection

    /// The rows that a connection shows.
    public init(_ connection: AnalystConnection) { self.connection = connection }

    /// Goes through the rows of a table, in the order in which they are stored.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - take: takes a row, a value for each of the table's columns.
    /// - Throws: `AnalystError`, and what `take` throws.
    public func rows(_ table: ExportTable, take: ([AnalystValue]) throws -> Void) throws {
        let columns = table.columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        _ = try connection.ask("select \(columns) from \"\(table.name)\"") { row in
            try take(row)
            return true
        }
    }
}

extension ExportTable {
    /// The place of a column in its rows.
    func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}
