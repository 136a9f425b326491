public import Domain
public import GRDB

/// What was done by the log of purges.
public enum PurgeAct: String, Hashable, Sendable, CaseIterable {
    /// Rows went, or columns were emptied.
    case purge
}

/// What the rules of retention take away on a day: looked at first, then done.
public struct Purge: Sendable {
    /// What one rule comes to.
    public struct Line: Hashable, Sendable {
        /// The rule.
        public var rule: RetentionRule

        /// The last day whose rows are over their time.
        public var until: String

        /// Rows that go.
        public var due: Int

        /// Rows that are over their time and held back.
        public var held: Int

        /// The day of the oldest row that goes.
        public var oldest: String?
    }

    /// The rules, in the order of their file.
    public let lines: [Line]

    /// Findings of open cases that rest on whole files too: what those show by absence can no longer
    /// be derived when rows of others go.
    public let wholeFiles: Int

    /// The log of what was purged.
    public static let log = ChainedLog<PurgeAct>(
        table: "purge_entry",
        subjectColumn: "rule_id",
        textTable: nil
    )

    /// Looks what is over its time.
    public init(
        _ rules: [RetentionRule],
        on day: CivilDate,
        complaints: ComplaintRules,
        _ database: Database
    ) throws {
        let held = try HeldBack(rules: complaints, database)
        wholeFiles = held.wholeFiles
        lines = try rules.map { rule in
            let until = "\(day.adding(days: -rule.keepDays))"
            let row = try Row.fetchOne(
                database,
                sql: """
                    select
                      count(*) filter (where not held) as due,
                      count(*) filter (where held) as held,
                      min(day) filter (where not held) as oldest
                    from (
                      select \(rule.day) as day, \(HeldBack.condition(rule)) as held
                      from \(rule.from)
                      where \(Self.isOver(rule)))
                    """,
                arguments: ["until": until]
            )
            return Line(
                rule: rule,
                until: until,
                due: row?["due"] ?? 0,
                held: row?["held"] ?? 0,
                oldest: row?["oldest"]
            )
        }
    }

    /// Rows that are over their time and not emptied yet.
    private static func isOver(_ rule: RetentionRule) -> String {
        let isFilled = rule.blank.map { "f.\($0) is not null" }.joined(separator: " or ")
        return "\(rule.day) < :until" + (rule.blank.isEmpty ? "" : " and (\(isFilled))")
    }

    /// Takes away what is over its time, and writes how much went into the log.
    ///
    /// The pages of the file keep the bytes until `VeedorStore.compact()`.
    ///
    /// - Returns: the entries of the log.
    public func execute(
        by official: String,
        day: CivilDate,
        madeAt: String,
        _ database: Database
    ) throws -> [LogEntry<PurgeAct>] {
        try lines.filter { $0.due > 0 }.map { line in
            try Self.takeAway(line, database)
            return try Self.log.append(
                LogEntry(
                    subject: line.rule.id,
                    act: .purge,
                    madeAt: madeAt,
                    madeBy: official,
                    day: "\(day)",
                    details: [
                        "table": line.rule.table, "columns": line.rule.blank.joined(separator: " "),
                        "rows": "\(line.due)", "held": "\(line.held)", "before": line.until,
                        "basis": line.rule.basis,
                    ]
                ),
                database
            )
        }
    }

    private static func takeAway(_ line: Line, _ database: Database) throws {
        let rule = line.rule
        // The key of the table, whatever it is.
        let key = try String.fetchAll(
            database,
            sql: "select name from pragma_table_info(?) where pk > 0 order by pk",
            arguments: [rule.table]
        )
        let columns = key.map { "\"\($0)\"" }.joined(separator: ", ")
        let over = """
            select \(key.map { "f.\"\($0)\"" }.joined(separator: ", "))
            from \(rule.from)
            where \(isOver(rule)) and not (\(HeldBack.condition(rule)))
            """
        let action =
            rule.blank.isEmpty
            ? "delete from \(rule.table)"
            : "update \(rule.table) set "
                + rule.blank.map { "\($0) = null" }.joined(separator: ", ")
        try database.execute(
            sql: "\(action) where (\(columns)) in (\(over))",
            arguments: ["until": line.until]
        )
        guard database.changesCount == line.due else {
            throw DatabaseError(
                resultCode: .SQLITE_ABORT,
                message:
                    "rule \(rule.id) would take \(database.changesCount, of: "row"), not \(line.due)"
            )
        }
    }
}
