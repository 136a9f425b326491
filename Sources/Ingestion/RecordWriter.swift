internal import Domain
internal import Dumps
internal import Formats
internal import GRDB
internal import Store

/// Writes the records of one kind; calendars and trips packed, all others one row each.
struct RecordWriter: ~Copyable {
    private let loadID: Int64
    private let facts: FactWriter?
    private var calendar: CalendarPacker?

    /// Who stores trips; `nil` for other kinds.
    let trips: TripPacker?

    init(_ database: Database, kind: CanonicalKind, filled: Set<String>, loadID: Int64)
        throws
    {
        let facts = try Self.facts(kind, database)
        let calendar = try Self.calendar(kind, database, loadID: loadID)
        let trips =
            kind == .trip ? try TripPacker(database, loadID: loadID, filled: filled) : nil
        self.loadID = loadID
        self.facts = facts
        self.calendar = calendar
        self.trips = trips
    }

    private static func facts(
        _ kind: CanonicalKind,
        _ database: Database
    ) throws -> FactWriter? {
        guard kind != .calendar, kind != .trip else { return nil }
        return try FactWriter(database, table: kind.table, columns: kind.fields.map(\.name))
    }

    private static func calendar(
        _ kind: CanonicalKind,
        _ database: Database,
        loadID: Int64
    ) throws -> CalendarPacker? {
        kind == .calendar ? try CalendarPacker(database, loadID: loadID) : nil
    }

    /// Writes a record; returns why it was not taken.
    mutating func write(_ values: [CellValue], rowNumber: Int) throws -> RejectReason? {
        guard calendar == nil else {
            guard let (listing, night) = NightStretch.night(values, rowNumber: rowNumber) else {
                return .constraint("a night without a listing or a day")
            }
            return try write([night], of: listing) ? nil : .duplicate
        }
        guard trips == nil else {
            try trips?.add(values, rowNumber: rowNumber)
            return nil
        }
        do {
            try facts?.insert(loadID: loadID, rowNumber: rowNumber, values)
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            let message = error.message ?? ""
            return message.hasPrefix("UNIQUE") ? .duplicate : .constraint(message)
        }
    }

    /// Writes nights; whether all of them are new, else none is written.
    mutating func write(_ nights: [NightStretch], of listing: String) throws -> Bool {
        try calendar?.add(nights, of: listing) ?? true
    }

    mutating func finish() throws {
        try calendar?.finish()
        try trips?.finish()
    }
}

extension NightStretch {
    /// A night out of canonical values, as `CanonicalKind.calendar` orders its fields.
    static func night(
        _ values: [CellValue],
        rowNumber: Int
    ) -> (listing: String, night: NightStretch)? {
        guard case .text(let listing) = values[0], case .text(let text) = values[1],
            let date = CivilDate(text), case .integer(let available) = values[2]
        else { return nil }
        func number(_ value: CellValue) -> Int64? {
            if case .integer(let number) = value { return number }
            return nil
        }
        let night = NightStretch(
            day: date.daysSinceEpoch,
            count: 1,
            isAvailable: available != 0,
            terms: NightTerms(
                priceMinor: number(values[3]),
                minimumNights: number(values[4]),
                maximumNights: number(values[5])
            ),
            rowNumber: rowNumber
        )
        return (listing, night)
    }
}
