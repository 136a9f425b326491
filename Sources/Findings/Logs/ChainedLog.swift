internal import Dumps
internal import Foundation
public import GRDB

/// A log in a store: only added to, and chained by hashes.
public struct ChainedLog<Act>: Sendable
where Act: RawRepresentable & Hashable & Sendable, Act.RawValue == String {
    /// The table of the entries.
    let table: String

    /// The column of what entries are about.
    let subjectColumn: String

    /// The table of what persons wrote; `nil` where nobody writes.
    let textTable: String?

    /// Adds an entry and chains it to the last one.
    ///
    /// - Returns: the entry as it stands in the log.
    @discardableResult
    public func append(_ entry: LogEntry<Act>, _ database: Database) throws -> LogEntry<Act> {
        var entry = entry
        entry.previousSHA256 =
            try String.fetchOne(
                database,
                sql: "select entry_sha256 from \(table) order by entry_id desc limit 1"
            ) ?? ""
        entry.sha256 = entry.expectedSHA256
        try database.execute(
            sql: """
                insert into \(table) (
                  \(subjectColumn), act, made_at, made_by, day, details, text_sha256,
                  previous_sha256, entry_sha256
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.subject, entry.act.rawValue, entry.madeAt, entry.madeBy, entry.day,
                entry.detailsText, entry.wordsSHA256, entry.previousSHA256, entry.sha256,
            ]
        )
        entry.id = database.lastInsertedRowID
        if let words = entry.words, let textTable {
            try database.execute(
                sql: "insert into \(textTable) (entry_id, words) values (?, ?)",
                arguments: [entry.id, words]
            )
        }
        return entry
    }

    /// All entries, or those of one subject, in their order.
    public func entries(
        of subject: String? = nil,
        _ database: Database
    ) throws -> [LogEntry<Act>] {
        let words = textTable.map { "(select words from \($0) as t where t.entry_id = e.entry_id)" }
        return try Row.fetchAll(
            database,
            sql: """
                select e.*, \(words ?? "null") as words
                from \(table) as e
                where e.\(subjectColumn) = coalesce(:subject, e.\(subjectColumn))
                order by e.entry_id
                """,
            arguments: ["subject": subject]
        ).compactMap(entry)
    }

    private func entry(_ row: Row) -> LogEntry<Act>? {
        guard let act = Act(rawValue: row["act"]) else { return nil }
        let text: String = row["details"]
        let details = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        var entry = LogEntry(
            subject: row[subjectColumn],
            act: act,
            madeAt: row["made_at"],
            madeBy: row["made_by"],
            day: row["day"],
            details: details ?? [:],
            words: row["words"]
        )
        entry.id = row["entry_id"]
        entry.wordsSHA256 = row["text_sha256"]
        entry.previousSHA256 = row["previous_sha256"]
        entry.sha256 = row["entry_sha256"]
        return entry
    }

    /// Checks every hash, from the first entry on.
    public func faults(_ database: Database) throws -> [LogFault] {
        var faults: [LogFault] = []
        var previous = ""
        for entry in try entries(database) {
            if entry.previousSHA256 != previous {
                faults.append(
                    LogFault(entryID: entry.id, problem: "does not follow the entry before")
                )
            }
            if entry.sha256 != entry.expectedSHA256 {
                faults.append(
                    LogFault(entryID: entry.id, problem: "was changed after it was written")
                )
            }
            if let words = entry.words,
                Fingerprint.sha256(of: Array(words.utf8)) != entry.wordsSHA256
            {
                faults.append(
                    LogFault(entryID: entry.id, problem: "has other words than at first")
                )
            }
            previous = entry.sha256
        }
        return faults
    }
}

/// What is wrong with the chain of a log.
public struct LogFault: Hashable, Sendable {
    /// The entry.
    public var entryID: Int64

    /// What is wrong with it.
    public var problem: String
}
