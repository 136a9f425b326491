internal import Domain
internal import GRDB
internal import Store

/// The calendars of a load, one listing after the other.
enum StoredCalendars {
    /// Hands over every calendar, or those of some listings, in the order of listing ids.
    static func read(
        loadID: Int64,
        listings: Set<String>? = nil,
        _ database: Database,
        _ take: (ListingCalendar) throws -> Void
    ) throws {
        if let listings {
            for listing in listings.sorted() {
                try read(loadID, "and listing_id = ?", [listing], database, take)
            }
        } else {
            try read(loadID, "", [], database, take)
        }
    }

    private static func read(
        _ loadID: Int64,
        _ condition: String,
        _ arguments: StatementArguments,
        _ database: Database,
        _ take: (ListingCalendar) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select listing_id, \(PackedCalendar.columns)
                from calendar_listing
                where load_id = ? \(condition)
                order by listing_id, first_night
                """,
            arguments: [loadID] + arguments
        )
        var current: ListingCalendar?
        while let row = try rows.next() {
            let id: String = row["listing_id"]
            guard let packed = PackedCalendar(row: row) else { continue }
            if current?.listingID != id {
                if let current { try take(current) }
                current = ListingCalendar(listingID: id, first: packed.first, nights: [])
            }
            current?.append(packed)
        }
        if let current { try take(current) }
    }
}

extension ListingCalendar {
    /// Nights that lie further from the first than this are not of the same calendar.
    private static let longest = 4 * 366

    /// Adds packed nights; nights between them and what is there are missing.
    fileprivate mutating func append(_ packed: PackedCalendar) {
        let index = first.nights(until: packed.first)
        guard index + packed.span <= Self.longest else { return }
        let count = max(nights.count, index + packed.span)
        nights += Array(repeating: .missing, count: count - nights.count)
        minimumStays += Array(repeating: 0, count: count - minimumStays.count)
        let available = packed.available
        let listed = packed.listed
        func isSet(_ bits: [UInt8], _ offset: Int) -> Bool {
            bits[offset >> 3] >> UInt8(offset & 7) & 1 == 1
        }
        for offset in 0..<packed.span where listed.map({ isSet($0, offset) }) ?? true {
            nights[index + offset] = isSet(available, offset) ? .available : .unavailable
        }
        var offset = 0
        for run in packed.termRuns {
            let stay = Int32(clamping: run.terms.minimumNights ?? 0)
            var left = run.nights
            while left > 0, offset < packed.span {
                if listed.map({ isSet($0, offset) }) ?? true {
                    minimumStays[index + offset] = stay
                    left -= 1
                }
                offset += 1
            }
        }
    }
}
