internal import Domain
internal import Formats
internal import GRDB
internal import Store

/// Writes the records of one kind; calendars as runs of nights, all others one row each.
struct RecordWriter: ~Copyable {
    private let facts: FactWriter
    private let loadID: Int64
    private var runs: CalendarRunCoder?

    init(_ database: Database, kind: CanonicalKind, loadID: Int64) throws {
        let isCalendar = kind == .calendar
        facts = try FactWriter(
            database,
            table: kind.table,
            columns: isCalendar ? CalendarRunCoder.columns : kind.fields.map(\.name)
        )
        self.loadID = loadID
        runs = isCalendar ? CalendarRunCoder() : nil
    }

    /// Writes a record; returns why it was not taken.
    mutating func write(_ values: [CellValue], rowNumber: Int) throws -> RejectReason? {
        do {
            guard runs != nil else {
                try facts.insert(loadID: loadID, rowNumber: rowNumber, values)
                return nil
            }
            if let run = runs?.add(values, rowNumber: rowNumber) {
                try facts.insert(loadID: loadID, rowNumber: run.rowNumber, run.values)
            }
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            let message = error.message ?? ""
            return message.hasPrefix("UNIQUE") ? .duplicate : .constraint(message)
        }
    }

    mutating func finish() throws {
        if let run = runs?.finish() {
            try facts.insert(loadID: loadID, rowNumber: run.rowNumber, run.values)
        }
    }
}
