public import Domain

/// Trips that wait to be packed: one array per field, all of the same length.
///
/// Moments are minutes of the local clock, names are places in a list of names, and
/// `PackedColumn.missing` stands for what is not told.
public struct TripColumns: Sendable {
    /// The row of each trip in its file.
    public var rows: [Int64] = []

    /// The values, by `TripField.rawValue`; empty where no trip tells the field.
    public var values: [[Int64]]

    /// The fields that are told, in their order.
    public let fields: [TripField]

    /// Columns for some fields.
    public init(fields: [TripField]) {
        self.fields = fields
        values = Array(repeating: [], count: TripField.allCases.count)
    }

    /// How many trips there are.
    public var count: Int { rows.count }

    /// The values of a field.
    public subscript(field: TripField) -> [Int64] {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }

    /// Adds a trip that tells nothing yet.
    public mutating func appendRow(_ row: Int) {
        rows.append(Int64(row))
        for field in fields { values[field.rawValue].append(PackedColumn.missing) }
    }

    /// Sets a value of the trip added last.
    public mutating func setLast(_ field: TripField, _ value: Int64) {
        values[field.rawValue][rows.count - 1] = value
    }

    /// Takes all trips away and keeps the memory.
    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        for field in fields { values[field.rawValue].removeAll(keepingCapacity: true) }
    }
}
