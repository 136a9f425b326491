public import GRDB

/// The log of all cases in a store.
public enum CaseLog {
    private static let log = ChainedLog<CaseAct>(
        table: "case_entry",
        subjectColumn: "case_id",
        textTable: "case_text"
    )

    /// Adds an entry and chains it to the last one.
    ///
    /// - Returns: the entry as it stands in the log.
    @discardableResult
    public static func append(_ entry: CaseEntry, _ database: Database) throws -> CaseEntry {
        try log.append(entry, database)
    }

    /// All entries, or those of one case, in their order.
    public static func entries(of caseID: String? = nil, _ database: Database) throws -> [CaseEntry]
    {
        try log.entries(of: caseID, database)
    }

    /// Checks every hash, from the first entry on.
    public static func faults(_ database: Database) throws -> [LogFault] {
        try log.faults(database)
    }

    /// The id of the next case that is opened in a year.
    public static func nextID(year: Int, _ database: Database) throws -> String {
        let count =
            try Int.fetchOne(
                database,
                sql: "select count(*) from case_entry where act = 'open' and case_id like ?",
                arguments: ["C-\(year)-%"]
            ) ?? 0
        let number = String(count + 1)
        return "C-\(year)-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    }
}
