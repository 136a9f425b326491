internal import Dumps
internal import Foundation
public import GRDB

/// The log of all cases in a store: only added to, and chained by hashes.
public enum CaseLog {
    /// Adds an entry and chains it to the last one.
    ///
    /// - Returns: the entry as it stands in the log.
    @discardableResult
    public static func append(_ entry: CaseEntry, _ database: Database) throws -> CaseEntry {
        var entry = entry
        entry.previousSHA256 =
            try String.fetchOne(
                database,
                sql: "select entry_sha256 from case_entry order by entry_id desc limit 1"
            ) ?? ""
        entry.sha256 = entry.expectedSHA256
        try database.execute(
            sql: """
                insert into case_entry (
                  case_id, act, made_at, made_by, day, details, text_sha256, previous_sha256,
                  entry_sha256
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                entry.caseID, entry.act.rawValue, entry.madeAt, entry.madeBy, entry.day,
                entry.detailsText, entry.wordsSHA256, entry.previousSHA256, entry.sha256,
            ]
        )
        entry.id = database.lastInsertedRowID
        if let words = entry.words {
            try database.execute(
                sql: "insert into case_text (entry_id, words) values (?, ?)",
                arguments: [entry.id, words]
            )
        }
        return entry
    }

    /// All entries, or those of one case, in their order.
    public static func entries(of caseID: String? = nil, _ database: Database) throws -> [CaseEntry]
    {
        try Row.fetchAll(
            database,
            sql: """
                select e.*, t.words
                from case_entry as e
                left join case_text as t on t.entry_id = e.entry_id
                where e.case_id = coalesce(:case, e.case_id)
                order by e.entry_id
                """,
            arguments: ["case": caseID]
        ).compactMap { row in
            guard let act = CaseAct(rawValue: row["act"]) else { return nil }
            let text: String = row["details"]
            let details = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
            var entry = CaseEntry(
                caseID: row["case_id"],
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
    }

    /// What is wrong with the chain.
    public struct Fault: Hashable, Sendable {
        /// The entry.
        public var entryID: Int64

        /// What is wrong with it.
        public var problem: String
    }

    /// Checks every hash, from the first entry on.
    public static func faults(_ database: Database) throws -> [Fault] {
        var faults: [Fault] = []
        var previous = ""
        for entry in try entries(database) {
            if entry.previousSHA256 != previous {
                faults.append(Fault(entryID: entry.id, problem: "does not follow the entry before"))
            }
            if entry.sha256 != entry.expectedSHA256 {
                faults.append(Fault(entryID: entry.id, problem: "was changed after it was written"))
            }
            if let words = entry.words,
                Fingerprint.sha256(of: Array(words.utf8)) != entry.wordsSHA256
            {
                faults.append(Fault(entryID: entry.id, problem: "has other words than at first"))
            }
            previous = entry.sha256
        }
        return faults
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
