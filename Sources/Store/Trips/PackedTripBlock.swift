public import Domain

/// A block of trips as it is stored: every column packed, all of them in one run of bytes.
///
/// Blocks can be packed anywhere; they are stored by a `TripWriter`.
public struct PackedTripBlock: Sendable {
    /// Trips in one block, at most.
    public static let mostTrips = 4_096

    /// The row of the first trip in its file.
    public let firstRow: Int64

    /// How many trips.
    public let count: Int

    /// The earliest and the latest pick-up, in minutes of the local clock since 1970-01-01.
    let pickUps: (first: Int64, last: Int64)

    /// The packed columns, one behind the other.
    let bytes: [UInt8]

    /// Where the gaps between rows stand; empty where there are none.
    let gaps: Range<Int>

    /// Where each of the columns asked for stands; empty where no trip tells it.
    let columns: [Range<Int>]

    /// Packs trips, at least one and no more than a block holds, of which none may be without a
    /// pick-up.
    ///
    /// - Parameters:
    ///   - trips: what is packed.
    ///   - fields: the columns in their order.
    public init?(_ trips: borrowing TripColumns, fields: [TripField]) {
        guard let pickUps = unsafe trips.values(of: .pickedUpAt), trips.count > 0,
            let range = unsafe PackedColumn.ValueRange(pickUps)
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(trips.count * fields.count)
        unsafe firstRow = trips.rows[0]
        count = trips.count
        self.pickUps = (range.least, range.greatest)
        gaps = unsafe Self.appendGaps(trips.rows, to: &bytes)
        var columns: [Range<Int>] = []
        var differences = [Int64](repeating: 0, count: trips.count)
        for field in fields {
            let start = bytes.count
            if let values = unsafe trips.values(of: field) {
                if field == .pickedUpAt {
                    unsafe PackedColumn.append(values, in: range, to: &bytes)
                } else if field.storage == .minute {
                    unsafe Self.append(values, from: pickUps, &differences, to: &bytes)
                } else {
                    _ = unsafe PackedColumn.append(values, to: &bytes)
                }
            }
            columns.append(start..<bytes.count)
        }
        self.bytes = bytes
        self.columns = columns
    }

    /// The other moments lie near the pick-up: what is packed is the difference.
    private static func append(
        _ values: UnsafeBufferPointer<Int64>,
        from pickUps: UnsafeBufferPointer<Int64>,
        _ differences: inout [Int64],
        to bytes: inout [UInt8]
    ) {
        unsafe differences.withUnsafeMutableBufferPointer { differences in
            for index in 0..<values.count {
                let value = unsafe values[index]
                unsafe differences[index] =
                    value == PackedColumn.missing ? value : value &- pickUps[index]
            }
            _ = unsafe PackedColumn.append(UnsafeBufferPointer(differences), to: &bytes)
        }
    }

    /// How many rows were left out before each trip.
    private static func appendGaps(
        _ rows: UnsafeBufferPointer<Int64>,
        to bytes: inout [UInt8]
    ) -> Range<Int> {
        guard unsafe rows[rows.count - 1] - rows[0] != Int64(rows.count - 1) else { return 0..<0 }
        var gaps: [Int64] = [0]
        for index in 1..<rows.count { unsafe gaps.append(rows[index] - rows[index - 1] - 1) }
        let start = bytes.count
        _ = unsafe gaps.withUnsafeBufferPointer { unsafe PackedColumn.append($0, to: &bytes) }
        return start..<bytes.count
    }
}
