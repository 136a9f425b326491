public import Domain
public import GRDB

/// Inserts records of one table fast: rows that begin with the load and the row they came from.
public struct FactWriter: ~Copyable {
    private let rows: RowWriter

    /// Prepares `insert into table (load_id, row_number, columns…)`.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, table: String, columns: [String]) throws {
        rows = try RowWriter(
            database,
            table: table,
            columns: ["load_id", "row_number"] + columns
        )
    }

    /// Inserts one record.
    ///
    /// - Throws: `DatabaseError`; a broken constraint has `resultCode` `SQLITE_CONSTRAINT`.
    public func insert(loadID: Int64, rowNumber: Int, _ values: [CellValue]) throws {
        rows.bind(.integer(loadID), at: 0)
        rows.bind(.integer(Int64(rowNumber)), at: 1)
        for (index, value) in values.enumerated() { rows.bind(value, at: index + 2) }
        try rows.insertBound()
    }
}
