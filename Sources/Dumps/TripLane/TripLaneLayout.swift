public import Domain

/// How the columns of a trip file are read, where all of them are of the plainest kinds.
public struct TripLaneLayout: Sendable {
    /// How a column is read.
    public enum Reading: Hashable, Sendable {
        /// Nobody reads it.
        case skipped

        /// A name, as it stands.
        case name

        /// A name of letters and digits, such as an id.
        case identifier

        /// `YYYY-MM-DD hh:mm:ss`.
        case moment

        /// A whole number.
        case whole

        /// An amount with at most two digits after the point, into hundredths.
        case hundredths

        /// A distance with at most six digits after the point, into metres.
        case distance(LengthUnit)

        /// `Y`, `t`, `1`; `N`, `f`, `0`; or a blank for neither.
        case truth
    }

    /// A column of the file.
    public struct Column: Sendable {
        /// How it is read.
        public var reading: Reading

        /// The field that it fills.
        public var field: TripField?

        /// The values allowed; whatever lies outside is left to the general reader.
        public var bounds: ClosedRange<Int64>

        /// A column.
        public init(
            _ reading: Reading,
            field: TripField? = nil,
            bounds: ClosedRange<Int64> = -Int64.max...Int64.max
        ) {
            self.reading = reading
            self.field = field
            self.bounds = bounds
        }
    }

    /// The columns, in their order.
    public var columns: [Column]

    /// The byte between two fields.
    public var delimiter: UInt8

    /// The places of the columns whose fingerprint, of all of them together, is the trip's
    /// reference; empty where there is none.
    public var referenceColumns: [Int]

    /// Whether the pick-up also gives the number that a `RowCheck` makes of it.
    public var hasRowCheck: Bool

    /// A layout.
    ///
    /// - Returns: `nil` where no column tells the pick-up, two fill one field, or the reference is
    ///   made of columns whose fields may be blank.
    public init?(
        columns: [Column],
        delimiter: UInt8,
        referenceColumns: [Int] = [],
        hasRowCheck: Bool = false
    ) {
        let fields = columns.compactMap(\.field)
        guard fields.contains(.pickedUpAt), Set(fields).count == fields.count, columns.count > 1,
            delimiter > 0x20, delimiter < 0x7F, delimiter != UInt8(ascii: "\""),
            !referenceColumns.contains(where: { columns[$0].reading == .truth })
        else { return nil }
        self.columns = columns
        self.delimiter = delimiter
        self.referenceColumns = referenceColumns
        self.hasRowCheck = hasRowCheck
    }
}
