internal import Domain

/// Trips to be packed: arrays by field, lent for the writing.
///
/// Moments are minutes of the local clock, names are places in a list of names, and
/// `PackedColumn.missing` stands for what is not told.
@safe public struct TripColumns {
    /// The row of each trip in its file.
    public let rows: UnsafeBufferPointer<Int64>

    /// The values by `TripField.rawValue`; `nil` where no trip tells the field.
    public let values: [UnsafeBufferPointer<Int64>?]

    /// Arrays of the same length.
    public init(rows: UnsafeBufferPointer<Int64>, values: [UnsafeBufferPointer<Int64>?]) {
        unsafe self.rows = unsafe rows
        unsafe self.values = unsafe values
    }

    /// How many trips there are.
    public var count: Int { unsafe rows.count }

    func values(of field: TripField) -> UnsafeBufferPointer<Int64>? {
        unsafe values[field.rawValue]
    }
}
