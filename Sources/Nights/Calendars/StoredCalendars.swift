internal import Domain
internal import GRDB

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
                select listing_id, first_night, nights, is_available, minimum_nights
                from calendar_run
                where load_id = ? \(condition)
                order by listing_id, first_night
                """,
            arguments: [loadID] + arguments
        )
        var current: ListingCalendar?
        while let row = try rows.next() {
            let id: String = row[0]
            guard let first = CivilDate(row[1] as String) else { continue }
            let night: ListingCalendar.Night = row[3] ? .available : .unavailable
            if current?.listingID != id {
                if let current { try take(current) }
                current = ListingCalendar(listingID: id, first: first, nights: [])
            }
            current?.append(night, from: first, count: row[2], stay: row[4] as Int32? ?? 0)
        }
        if let current { try take(current) }
    }
}

extension ListingCalendar {
    /// Adds a run of nights; nights between it and what is there are missing.
    fileprivate mutating func append(
        _ night: Night,
        from start: CivilDate,
        count: Int,
        stay: Int32
    ) {
        let index = first.nights(until: start)
        while nights.count < index + count {
            nights.append(.missing)
            minimumStays.append(0)
        }
        for place in index..<(index + count) {
            nights[place] = night
            minimumStays[place] = stay
        }
    }
}
