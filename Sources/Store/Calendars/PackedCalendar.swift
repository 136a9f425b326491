public import Domain

/// What the nights of a run have in common; `nil` where the file tells nothing.
public struct NightTerms: Hashable, Sendable {
    /// The price of one night, in minor units.
    public var priceMinor: Int64?

    /// The shortest stay.
    public var minimumNights: Int64?

    /// The longest stay.
    public var maximumNights: Int64?

    /// Terms.
    public init(
        priceMinor: Int64? = nil,
        minimumNights: Int64? = nil,
        maximumNights: Int64? = nil
    ) {
        self.priceMinor = priceMinor
        self.minimumNights = minimumNights
        self.maximumNights = maximumNights
    }
}

/// One night of a calendar as a file tells it.
public struct CalendarNight: Hashable, Sendable {
    /// The day on which it begins, in days since 1970-01-01.
    public var day: Int32

    /// Whether it can be booked.
    public var isAvailable: Bool

    /// Price and stays.
    public var terms: NightTerms

    /// The row of the file.
    public var rowNumber: Int

    /// A night.
    public init(day: Int32, isAvailable: Bool, terms: NightTerms, rowNumber: Int) {
        self.day = day
        self.isAvailable = isAvailable
        self.terms = terms
        self.rowNumber = rowNumber
    }
}

/// The nights of one advertisement in one file, packed: a row of `calendar_listing`.
///
/// Bits for what can be booked, runs for prices and stays; about a hundred bytes for a year.
public struct PackedCalendar: Hashable, Sendable {
    /// The most nights from the first to the last of one row; `listing_night` counts up to it.
    public static let longestSpan = 800

    /// The first night.
    public var first: CivilDate

    /// How many nights from the first to the last.
    public var span: Int

    /// Bit `i % 8` of byte `i / 8`: night `i` can be booked.
    public var available: [UInt8]

    /// The same bits for nights with a row in the file; `nil`: all have one.
    public var listed: [UInt8]?

    /// The row of the first night.
    public var rowNumber: Int

    /// The rows of the other nights as four little-endian bytes each, from the first row on; `nil`:
    /// one row after the other.
    public var rows: [UInt8]?

    /// Runs of equal prices and stays.
    public var terms: [UInt8]

    /// A row as the store holds it.
    public init(
        first: CivilDate,
        span: Int,
        available: [UInt8],
        listed: [UInt8]?,
        rowNumber: Int,
        rows: [UInt8]?,
        terms: [UInt8]
    ) {
        self.first = first
        self.span = span
        self.available = available
        self.listed = listed
        self.rowNumber = rowNumber
        self.rows = rows
        self.terms = terms
    }

    /// Packs nights.
    ///
    /// - Parameter nights: at least one, in order, no night twice, within `longestSpan`.
    public init(_ nights: some RandomAccessCollection<CalendarNight>) {
        let start = nights.first?.day ?? 0
        let span = Int((nights.last?.day ?? start) - start) + 1
        let firstRow = nights.first?.rowNumber ?? 0
        var available = [UInt8](repeating: 0, count: (span + 7) / 8)
        var listed = available
        var runs = RunEncoder()
        var rows: [UInt8] = []
        var isInRowOrder = nights.count == span
        for night in nights {
            let offset = Int(night.day - start)
            let bit = UInt8(1) << UInt8(offset % 8)
            if night.isAvailable { available[offset / 8] |= bit }
            listed[offset / 8] |= bit
            runs.add(night.terms)
            if night.rowNumber != firstRow + offset { isInRowOrder = false }
        }
        if !isInRowOrder {
            for night in nights {
                let offset = UInt32(truncatingIfNeeded: night.rowNumber - firstRow)
                for byte in 0..<4 { rows.append(UInt8(truncatingIfNeeded: offset >> (8 * byte))) }
            }
        }
        first = CivilDate(daysSinceEpoch: start)
        self.span = span
        self.available = available
        self.listed = nights.count == span ? nil : listed
        rowNumber = firstRow
        self.rows = isInRowOrder ? nil : rows
        terms = runs.finished()
    }

    /// Whether the file has a row for a night.
    public func isListed(_ offset: Int) -> Bool {
        guard let listed else { return true }
        return listed[offset / 8] >> UInt8(offset % 8) & 1 == 1
    }

    /// Whether a night can be booked.
    public func isAvailable(_ offset: Int) -> Bool {
        available[offset / 8] >> UInt8(offset % 8) & 1 == 1
    }

    /// The nights that the file has, in runs of equal price and stays.
    public var termRuns: [(terms: NightTerms, nights: Int)] {
        var decoder = RunDecoder(terms)
        var runs: [(terms: NightTerms, nights: Int)] = []
        while let run = decoder.nextRun() { runs.append(run) }
        return runs
    }

    /// The nights that the file has.
    public var nights: [CalendarNight] {
        var nights: [CalendarNight] = []
        var decoder = RunDecoder(terms)
        for offset in 0..<span where isListed(offset) {
            let place = nights.count * 4
            var row = offset
            if let rows {
                let bytes = rows[place..<(place + 4)].reversed()
                row = Int(Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) }))
            }
            nights.append(
                CalendarNight(
                    day: first.daysSinceEpoch + Int32(offset),
                    isAvailable: isAvailable(offset),
                    terms: decoder.next(),
                    rowNumber: rowNumber + row
                )
            )
        }
        return nights
    }
}
