public import Domain

/// The calendar of one listing as one snapshot shows it.
///
/// A night that is not available may be booked or blocked: the calendar does not say which.
public struct ListingCalendar: Hashable, Sendable {
    /// What a calendar says of a night.
    public enum Night: UInt8, Hashable, Sendable {
        /// The file has no row for the night.
        case missing

        /// It cannot be booked.
        case unavailable

        /// It can be booked.
        case available
    }

    /// The platform's id of the listing.
    public var listingID: String

    /// The first night.
    public var first: CivilDate

    /// The nights from the first on.
    public var nights: [Night]

    /// The minimum stay of each night; 0 where the file tells none.
    public var minimumStays: [Int32]

    /// A calendar.
    public init(
        listingID: String,
        first: CivilDate,
        nights: [Night],
        minimumStays: [Int32] = []
    ) {
        self.listingID = listingID
        self.first = first
        self.nights = nights
        self.minimumStays = minimumStays
    }

    /// The day after the last night.
    public var end: CivilDate { first.adding(days: nights.count) }

    /// The minimum stay of a night; 0 where the file tells none.
    public func minimumStay(of night: CivilDate) -> Int {
        let index = first.nights(until: night)
        return minimumStays.indices.contains(index) ? Int(minimumStays[index]) : 0
    }

    /// What it says of a night.
    public subscript(night: CivilDate) -> Night {
        let index = first.nights(until: night)
        return nights.indices.contains(index) ? nights[index] : .missing
    }

    /// How many of the first so many nights that the calendar has are available.
    public func available(amongFirst count: Int) -> Int {
        var (seen, available) = (0, 0)
        for night in nights where night != .missing {
            guard seen < count else { break }
            seen += 1
            if night == .available { available += 1 }
        }
        return available
    }

    /// How many nights of a period are available.
    public func available(within period: Range<CivilDate>) -> Int {
        let start = min(max(0, first.nights(until: period.lowerBound)), nights.count)
        let stop = min(max(start, first.nights(until: period.upperBound)), nights.count)
        return nights[start..<stop].count { $0 == .available }
    }

    /// How many nights up to and with a day are available.
    public func available(through day: CivilDate) -> Int {
        nights.prefix(max(0, first.nights(until: day) + 1)).count { $0 == .available }
    }
}
