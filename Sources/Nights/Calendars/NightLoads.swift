public import Domain
internal import GRDB

/// The loads of one snapshot date that tell about nights.
public struct NightLoads: Hashable, Sendable {
    /// The day of the listings.
    public let date: CivilDate

    /// The load of the listings.
    public let listings: Int64

    /// The load of the calendars of the same dump.
    public let calendars: Int64?

    /// The load of the reviews of the same dump.
    public let reviews: Int64?

    /// All snapshots of listings, the earliest first, each with the nearest calendars and reviews
    /// of at most so many days before or after.
    static func all(within days: Int, _ database: Database) throws -> [NightLoads] {
        try Row.fetchAll(
            database,
            sql: "select snapshot_date, load_id from listing_load order by snapshot_date"
        ).compactMap { row in
            guard let date = CivilDate(row[0] as String) else { return nil }
            return NightLoads(
                date: date,
                listings: row[1],
                calendars: try load(of: "calendar", near: date, days, database),
                reviews: try load(of: "review", near: date, days, database)
            )
        }
    }

    /// The last snapshot at or before a day; the last of all when no day is given.
    static func last(
        atOrBefore day: CivilDate?,
        within days: Int,
        _ database: Database
    ) throws -> NightLoads {
        let all = try all(within: days, database)
        guard let last = all.last(where: { loads in day.map { loads.date <= $0 } ?? true }) else {
            throw NightsError.noListings(asOf: day, first: all.first?.date)
        }
        return last
    }

    /// The nearest load of a kind; of several of a day the one of higher precedence, then the later one.
    private static func load(
        of kind: String,
        near day: CivilDate,
        _ days: Int,
        _ database: Database
    ) throws -> Int64? {
        try Int64.fetchOne(
            database,
            sql: """
                select load_id
                from load
                where kind = :kind
                  and abs(julianday(snapshot_date) - julianday(:day)) <= :days
                order by
                  abs(julianday(snapshot_date) - julianday(:day)), snapshot_date,
                  precedence desc, load_id desc
                limit 1
                """,
            arguments: ["kind": kind, "day": day.description, "days": days]
        )
    }
}

/// Why nothing can be said about nights.
public enum NightsError: Error, Hashable, Sendable {
    /// No listings were loaded, or none at or before the day.
    case noListings(asOf: CivilDate?, first: CivilDate?)

    /// Fewer than two snapshots with calendars were loaded.
    case noCalendarPair(held: [CivilDate])

    /// No calendar of that day was loaded.
    case noCalendar(on: CivilDate, held: [CivilDate])

    /// No assumptions about stays are given.
    case noEstimates

    /// Nothing is held about the subject.
    case nothingHeld(subject: String, id: String)
}
