internal import Domain
internal import GRDB

/// Calendars packed: one row per advertisement and load instead of one per run.
enum Schema2Calendar {
    static func migrate(_ database: Database) throws {
        try database.execute(sql: table)
        try repack(database)
        try database.execute(sql: "drop table calendar_run")
        try database.execute(sql: view)
    }

    private static let table = """
        create table calendar_listing (
          -- One row per advertisement's calendar and load; a further one where its nights lie far
          -- apart. A night that is not available may be booked or blocked: the calendar does not
          -- say which. 'veedor export nights' writes plain rows with prices and stays.
          load_id integer not null references load on delete cascade,
          row_number integer not null,          -- of the first night
          listing_id text not null,
          first_night text not null,
          nights integer not null check (nights between 1 and \(PackedCalendar.longestSpan)),
          available blob not null,              -- bit i % 8 of byte i / 8: night i can be booked
          listed blob,                          -- the same bits: the file has a row; null: all
          night_rows blob,                      -- row_number + four bytes each; null: consecutive
          terms blob not null,                  -- runs of price (minor units) and stays, varints
          primary key (load_id, listing_id, first_night)
        ) strict, without rowid;
        """

    private static let view = """
        create view listing_night as
          -- One row per night of an advertisement's calendar and load.
          with recursive step (night) as (
            select 0
            union all
            select night + 1 from step where night < \(PackedCalendar.longestSpan - 1)
          )
          select
            c.load_id,
            c.listing_id,
            date(c.first_night, '+' || step.night || ' days') as night,
            (instr(
              '0123456789ABCDEF',
              substr(hex(substr(c.available, step.night / 8 + 1, 1)), 2 - step.night % 8 / 4, 1)
            ) - 1) >> (step.night % 4) & 1 as is_available,
            case when c.night_rows is null then c.row_number + step.night end as row_number
          from calendar_listing as c
          join step on step.night < c.nights
          where c.listed is null
            or (instr(
              '0123456789ABCDEF',
              substr(hex(substr(c.listed, step.night / 8 + 1, 1)), 2 - step.night % 8 / 4, 1)
            ) - 1) >> (step.night % 4) & 1 = 1;
        """

    /// Packs what an earlier version stored as runs; of a night told twice the first row counts.
    private static func repack(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: "select * from calendar_run order by load_id, listing_id, first_night, row_number"
        )
        let writer = try CalendarWriter(database)
        var key: (load: Int64, listing: String)?
        var nights: [CalendarNight] = []
        func store() throws {
            guard let key else { return }
            for packed in PackedCalendar.packed(nights) {
                try writer.insert(packed, loadID: key.load, listingID: key.listing)
            }
            nights = []
        }
        while let row = try rows.next() {
            let next = (load: row["load_id"] as Int64, listing: row["listing_id"] as String)
            if key.map({ $0 != next }) ?? true { try store() }
            key = next
            guard let first = CivilDate(row["first_night"] as String) else { continue }
            for offset in 0..<(row["nights"] as Int) {
                nights.append(
                    CalendarNight(
                        day: first.daysSinceEpoch + Int32(offset),
                        isAvailable: row["is_available"],
                        terms: NightTerms(
                            priceMinor: row["price_minor"],
                            minimumNights: row["minimum_nights"],
                            maximumNights: row["maximum_nights"]
                        ),
                        rowNumber: row["row_number"] + offset
                    )
                )
            }
        }
        try store()
    }
}
