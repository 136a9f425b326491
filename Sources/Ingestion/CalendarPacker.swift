internal import Domain
internal import GRDB
internal import Store

/// Gathers the nights of one advertisement after the other and stores them packed.
///
/// Nights may come in any order, and an advertisement may come again later in the file; a night
/// that it told before is a duplicate.
struct CalendarPacker: ~Copyable {
    private let loadID: Int64
    private let writer: CalendarWriter
    private var listing: String?
    private var stretches: [NightStretch] = []
    private var count = 0

    /// The nights of the current advertisement, where they do not simply follow each other.
    private var seen: Set<Int32>?

    /// The nights of advertisements that are stored already.
    private var stored: [String: [StoredSpan]] = [:]

    /// Calendars that wait to be stored: in the order of the key they fill the pages.
    private var waiting: [(listing: String, calendar: PackedCalendar)] = []
    private static let mostWaiting = 50_000

    /// Of more nights than this the advertisement is stored in parts.
    private static let mostNights = 4096

    private struct StoredSpan {
        let first: Int32
        let span: Int
        let listed: [UInt8]?

        func holds(_ day: Int32) -> Bool {
            let offset = Int(day) - Int(first)
            guard 0..<span ~= offset else { return false }
            guard let listed else { return true }
            return listed[offset / 8] >> UInt8(offset % 8) & 1 == 1
        }
    }

    init(_ database: Database, loadID: Int64) throws {
        let writer = try CalendarWriter(database)
        self.loadID = loadID
        self.writer = writer
    }

    /// Takes nights of an advertisement; whether all of them are new, else none is taken.
    mutating func add(_ nights: [NightStretch], of id: String) throws -> Bool {
        if id != listing || count >= Self.mostNights {
            let isAgain = id == listing
            try flush()
            listing = id
            seen = isAgain || stored[id] != nil ? [] : nil
        }
        if seen == nil, !goesOn(nights) {
            seen = Set(stretches.flatMap { $0.nights.map(\.day) })
        }
        if seen != nil {
            let days = nights.flatMap { $0.nights.map(\.day) }
            let spans = stored[id] ?? []
            var added: Set<Int32> = []
            let isTold = days.contains { day in
                seen?.contains(day) ?? false || spans.contains { $0.holds(day) }
                    || !added.insert(day).inserted
            }
            guard !isTold else { return false }
            seen?.formUnion(added)
        }
        for stretch in nights { append(stretch) }
        return true
    }

    /// Whether every night is the one after the night before.
    private func goesOn(_ nights: [NightStretch]) -> Bool {
        var next = stretches.last.map { $0.day + Int32($0.count) }
        for stretch in nights {
            if let next, stretch.day != next { return false }
            next = stretch.day + Int32(stretch.count)
        }
        return true
    }

    private mutating func append(_ next: NightStretch) {
        count += next.count
        if let last = stretches.last, last.isFollowed(by: next),
            last.isAvailable == next.isAvailable, last.terms == next.terms
        {
            stretches[stretches.count - 1].count += next.count
        } else {
            stretches.append(next)
        }
    }

    /// Packs the advertisement that is still open.
    private mutating func flush() throws {
        guard let id = listing, !stretches.isEmpty else { return }
        for packed in PackedCalendar.packed(stretches) {
            waiting.append((id, packed))
            stored[id, default: []].append(
                StoredSpan(
                    first: packed.first.daysSinceEpoch,
                    span: packed.span,
                    listed: packed.listed
                )
            )
        }
        stretches.removeAll(keepingCapacity: true)
        count = 0
        listing = nil
        if waiting.count >= Self.mostWaiting { try store() }
    }

    /// Stores everything that is left.
    mutating func finish() throws {
        try flush()
        try store()
    }

    private mutating func store() throws {
        waiting.sort { ($0.listing, $0.calendar.first) < ($1.listing, $1.calendar.first) }
        for (listing, calendar) in waiting {
            try writer.insert(calendar, loadID: loadID, listingID: listing)
        }
        waiting.removeAll()
    }
}
