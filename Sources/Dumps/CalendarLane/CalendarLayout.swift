/// Which column of a calendar holds what.
public struct CalendarLayout: Hashable, Sendable {
    /// What a column holds.
    public enum Role: UInt8, Hashable, Sendable {
        /// Something that is not read.
        case other

        /// The id of the advertisement.
        case listing

        /// The night, `YYYY-MM-DD`.
        case night

        /// Whether it can be booked, `t` or `f`.
        case available

        /// The price of a night, with two digits after the point.
        case price

        /// The shortest stay.
        case minimumNights

        /// The longest stay.
        case maximumNights
    }

    /// The roles of the columns, in their order.
    public var roles: [Role]

    /// The first and the last night allowed, in days since 1970-01-01.
    public var days: ClosedRange<Int32>

    /// A layout.
    ///
    /// - Returns: `nil` where the first column is not the advertisement and the second not the night.
    public init?(roles: [Role], days: ClosedRange<Int32>) {
        guard roles.count > 2, roles[0] == .listing, roles[1] == .night,
            roles.count(where: { $0 == .available }) == 1
        else { return nil }
        self.roles = roles
        self.days = days
    }
}

/// Nights of one advertisement that follow each other, in rows that follow each other, with the
/// same values.
public struct CalendarStretch: Hashable, Sendable {
    /// The row of the first night, counted from the first row that was read with it.
    public var row: Int

    /// The first night, in days since 1970-01-01.
    public var firstDay: Int32

    /// How many nights.
    public var nights = 1

    /// Where the first row begins, counted like `row`.
    public var byteOffset: Int

    /// How long each row is, with its line feed.
    public var rowBytes: Int

    /// The values of every night.
    public var values: CalendarValues
}

/// What a row tells of a night; -1 where it tells nothing.
public struct CalendarValues: Hashable, Sendable {
    /// Whether it can be booked.
    public var isAvailable = false

    /// The price, in hundredths.
    public var priceHundredths: Int64 = -1

    /// The shortest stay.
    public var minimumNights: Int64 = -1

    /// The longest stay.
    public var maximumNights: Int64 = -1
}
