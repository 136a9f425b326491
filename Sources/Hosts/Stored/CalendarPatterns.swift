internal import Domain
internal import GRDB

/// The calendars of a day, reduced to what tells them apart.
enum CalendarPatterns {
    /// By the platform's id of the advertisement; none where no calendar of the day was loaded.
    static func read(
        on day: CivilDate,
        _ database: Database
    ) throws -> [String: HostedAdvertisement.CalendarPattern] {
        let load = try Int64.fetchOne(
            database,
            sql: """
                select load_id
                from load
                where kind = 'calendar' and snapshot_date = ?
                order by precedence desc, load_id desc
                limit 1
                """,
            arguments: [day.description]
        )
        guard let load else { return [:] }
        var patterns: [String: HostedAdvertisement.CalendarPattern] = [:]
        var last: (listing: String, isFree: Bool)?
        let runs = try Row.fetchCursor(
            database,
            sql: """
                select listing_id, first_night, is_available
                from calendar_run
                where load_id = ?
                order by listing_id, first_night
                """,
            arguments: [load]
        )
        while let run = try runs.next() {
            let (listing, isFree): (String, Bool) = (run[0], run[2])
            let isNew = last.map { $0.listing != listing } ?? true
            // A change of price alone begins a run and is no change of nights.
            if !isNew, last?.isFree == isFree { continue }
            var pattern =
                patterns[listing]
                ?? HostedAdvertisement.CalendarPattern(hash: 0xCBF2_9CE4_8422_2325, changes: -1)
            pattern.changes += 1
            // FNV-1a over the nights on which something changes, and what it changes to.
            for byte in "\(run[1] as String)\(isFree)".utf8 {
                pattern.hash = (pattern.hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            patterns[listing] = pattern
            last = (listing, isFree)
        }
        return patterns
    }
}
