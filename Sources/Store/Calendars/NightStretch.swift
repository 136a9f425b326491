internal import Domain

/// Nights that follow each other, in rows that follow each other, with the same values.
public struct NightStretch: Hashable, Sendable {
    /// The first night, in days since 1970-01-01.
    public var day: Int32

    /// How many nights.
    public var count: Int

    /// Whether they can be booked.
    public var isAvailable: Bool

    /// Price and stays.
    public var terms: NightTerms

    /// The row of the first night.
    public var rowNumber: Int

    /// Nights in a row.
    public init(day: Int32, count: Int, isAvailable: Bool, terms: NightTerms, rowNumber: Int) {
        self.day = day
        self.count = count
        self.isAvailable = isAvailable
        self.terms = terms
        self.rowNumber = rowNumber
    }

    /// The nights one by one.
    public var nights: [CalendarNight] {
        (0..<count).map { offset in
            CalendarNight(
                day: day + Int32(offset),
                isAvailable: isAvailable,
                terms: terms,
                rowNumber: rowNumber + offset
            )
        }
    }

    /// Whether another stretch goes on where this one ends.
    public func isFollowed(by next: NightStretch) -> Bool {
        next.day == day + Int32(count) && next.rowNumber == rowNumber + count
    }
}

extension PackedCalendar {
    /// Packs the stretches of one advertisement, in any order; of a night that is told twice the
    /// first row counts.
    public static func packed(_ stretches: [NightStretch]) -> [PackedCalendar] {
        let isWhole = zip(stretches, stretches.dropFirst()).allSatisfy { $0.isFollowed(by: $1) }
        let span = stretches.reduce(0) { $0 + $1.count }
        guard isWhole, span > 0, span <= longestSpan, let first = stretches.first else {
            return packed(stretches.flatMap(\.nights))
        }
        return [PackedCalendar(whole: stretches, first: first, span: span)]
    }

    /// Packs stretches of which each goes on where the one before ends.
    private init(whole stretches: [NightStretch], first: NightStretch, span: Int) {
        var available = [UInt8](repeating: 0, count: (span + 7) / 8)
        var runs = RunEncoder()
        var place = 0
        for stretch in stretches {
            runs.add(stretch.terms, count: stretch.count)
            if stretch.isAvailable {
                for night in place..<(place + stretch.count) {
                    available[night >> 3] |= 1 << UInt8(night & 7)
                }
            }
            place += stretch.count
        }
        self.init(
            first: CivilDate(daysSinceEpoch: first.day),
            span: span,
            available: available,
            listed: nil,
            rowNumber: first.rowNumber,
            rows: nil,
            terms: runs.finished()
        )
    }
}
