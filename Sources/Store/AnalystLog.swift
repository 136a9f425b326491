public import GRDB

/// The log of questions that were asked for people behind their pseudonyms.
public enum AnalystLog {
    /// Adds a question.
    ///
    /// - Parameters:
    ///   - purpose: why it was asked.
    ///   - statement: the SQL.
    ///   - moment: UTC, ISO 8601.
    ///   - database: the store's.
    /// - Throws: `DatabaseError`.
    public static func add(
        _ purpose: String,
        _ statement: String,
        at moment: String,
        _ database: Database
    ) throws {
        try database.execute(
            sql: "insert into analyst_log (asked_at, purpose, statement) values (?, ?, ?)",
            arguments: [moment, purpose, statement]
        )
    }
}
