internal import Domain
internal import Foundation
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
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select listing_id, first_night, nights, available, listed
                from calendar_listing
                where load_id = ?
                order by listing_id, first_night
                """,
            arguments: [load]
        )
        while let row = try rows.next() {
            let (listing, nights): (String, Int) = (row[0], row[2])
            guard let first = CivilDate(row[1] as String) else { continue }
            let free = [UInt8](row[3] as Data)
            let listed = (row[4] as Data?).map { [UInt8]($0) }
            for night in 0..<nights {
                func bit(_ bytes: [UInt8]) -> Bool { bytes[night / 8] >> (night % 8) & 1 == 1 }
                if let listed, !bit(listed) { continue }
                let isFree = bit(free)
                let isNew = last.map { $0.listing != listing } ?? true
                if !isNew, last?.isFree == isFree { continue }
                var pattern =
                    patterns[listing]
                    ?? HostedAdvertisement.CalendarPattern(hash: 0xCBF2_9CE4_8422_2325, changes: -1)
                pattern.changes += 1
                // FNV-1a over the nights on which something changes, and what it changes to.
                for byte in "\(first.adding(days: night))\(isFree)".utf8 {
                    pattern.hash = (pattern.hash ^ UInt64(byte)) &* 0x100_0000_01B3
                }
                patterns[listing] = pattern
                last = (listing, isFree)
            }
        }
        return patterns
    }
}
