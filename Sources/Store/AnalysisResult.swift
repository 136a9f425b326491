public import GRDB

/// The result of a named analysis that another engine computed.
public enum AnalysisResult {
    /// Stores a result with its load.
    ///
    /// - Parameters:
    ///   - lines: a JSON object a row.
    ///   - analysis: the name of the analysis.
    ///   - load: where it comes from.
    ///   - database: the store's.
    /// - Returns: whether it is new; the same file is kept once.
    /// - Throws: `DatabaseError`, also for a line that is no JSON.
    public static func add(
        _ lines: [String],
        of analysis: String,
        _ load: Load,
        _ database: Database
    ) throws -> Bool {
        guard try Load.ofFile(sha256: load.fileSHA256, database) == nil else { return false }
        var load = load
        load.rowsRead = lines.count
        load.rowsLoaded = lines.count
        try load.insert(database)
        let statement = try database.makeStatement(
            sql:
                "insert into analysis_result (load_id, row_number, analysis, cells) values (?, ?, ?, ?)"
        )
        for (index, line) in lines.enumerated() {
            try statement.execute(arguments: [load.id, index + 1, analysis, line])
        }
        return true
    }
}
