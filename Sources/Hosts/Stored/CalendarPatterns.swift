internal import Domain
internal import Foundation
internal import GRDB

/// The calendars of a day, reduced to what tells them apart.
enum CalendarPatterns {
    /// By the platform's id of the advertisement; none where no calendar of the day was loaded.
    static func read(on day: CivilDate, _ database: Database) throws -> [String: SeenCalendar] {
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
        var calendars: [String: SeenCalendar] = [:]
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
        var last: (listing: String, calendar: SeenCalendar)?
        while let row = try rows.next() {
            let (listing, nights): (String, Int) = (row[0], row[2])
            guard let first = CivilDate(row[1] as String) else { continue }
            if let done = last, done.listing != listing {
                calendars[done.listing] = done.calendar
                last = nil
            }
            if last == nil { last = (listing, SeenCalendar(first: first.daysSinceEpoch)) }
            last?.calendar.add(
                from: first.daysSinceEpoch,
                nights: nights,
                available: [UInt8](row[3] as Data),
                listed: (row[4] as Data?).map { [UInt8]($0) }
            )
        }
        if let last { calendars[last.listing] = last.calendar }
        return calendars
    }
}

/// What a calendar of one day says of each night: whether it is taken.
struct SeenCalendar: Hashable, Sendable {
    /// Equal for calendars that change between free and taken on the same nights.
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// How often free and taken change.
    private(set) var changes = -1

    /// The first night, in days since 1970-01-01.
    let first: Int32

    /// A bit for each night from the first on: taken, booked or blocked.
    private var taken: [UInt64] = []

    /// The night after the last.
    private(set) var end: Int32
    private var lastIsFree: Bool?

    init(first: Int32) {
        self.first = first
        end = first
    }

    /// Adds nights as the store packs them; later than those before.
    mutating func add(from day: Int32, nights: Int, available: [UInt8], listed: [UInt8]?) {
        func bit(_ bytes: [UInt8], _ night: Int) -> Bool {
            night / 8 < bytes.count && bytes[night / 8] >> (night % 8) & 1 == 1
        }
        for night in 0..<nights {
            if let listed, !bit(listed, night) { continue }
            let isFree = bit(available, night)
            let date = day + Int32(night)
            if !isFree { take(Int(date - first)) }
            guard isFree != lastIsFree else { continue }
            lastIsFree = isFree
            changes += 1
            // FNV-1a over the nights on which something changes, and what it changes to.
            for byte in [UInt64(UInt32(bitPattern: date)), isFree ? 1 : 0] {
                hash = (hash ^ byte) &* 0x100_0000_01B3
            }
        }
        end = max(end, day + Int32(nights))
    }

    private mutating func take(_ place: Int) {
        while taken.count <= place / 64 { taken.append(0) }
        taken[place / 64] |= 1 << UInt64(place % 64)
    }

    /// Whether a night is taken.
    func isTaken(_ night: Int32) -> Bool {
        let place = Int(night - first)
        guard place >= 0, place / 64 < taken.count else { return false }
        return taken[place / 64] >> UInt64(place % 64) & 1 == 1
    }

    /// Of the stretches of taken nights that both calendars cover, how many are still taken in a
    /// later one, and how much of the later one is taken there at all.
    func carriedOver(into later: SeenCalendar) -> (kept: Int, stretches: Int, takenShare: Double)? {
        let (start, end) = (max(first, later.first), min(end, later.end))
        guard start < end else { return nil }
        var (kept, stretches, taken) = (0, 0, 0)
        var isInside = false
        var isKept = true
        for night in start..<end {
            let stillTaken = later.isTaken(night)
            if stillTaken { taken += 1 }
            if isTaken(night) {
                if !isInside { (isInside, isKept) = (true, true) }
                if !stillTaken { isKept = false }
            } else if isInside {
                stretches += 1
                if isKept { kept += 1 }
                isInside = false
            }
        }
        // A stretch that the window cuts off may only be closed for good: it says nothing.
        return (kept, stretches, Double(taken) / Double(end - start))
    }
}
