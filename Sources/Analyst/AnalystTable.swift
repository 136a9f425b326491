/// A table that is computed while a statement reads it.
///
/// It stands beside the store's own tables under its name. What is asked of it is told beforehand:
/// the columns that are needed, and comparisons that may spare it rows.
public struct AnalystTable: Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// The name.
        public var name: String

        /// SQLite's type of its values: `integer`, `real` or `text`.
        public var type: String

        /// Whether the table can pass over rows when this column is compared with a value.
        public var spares: Bool

        /// A column.
        public init(_ name: String, type: String, spares: Bool = false) {
            self.name = name
            self.type = type
            self.spares = spares
        }
    }

    /// How a column is compared with a value.
    public enum Comparison: Int, Hashable, Sendable, CaseIterable {
        case equal, less, atMost, greater, atLeast
    }

    /// A comparison that every wanted row passes.
    ///
    /// SQLite compares again: the table may pass over
    /// rows that fail and need not.
    public struct Condition: Hashable, Sendable {
        /// The place of the column.
        public var column: Int

        /// How.
        public var comparison: Comparison

        /// With what.
        public var value: AnalystValue
    }

    /// What a statement asks of the table.
    public struct Request: Hashable, Sendable {
        /// The places of the columns whose values are needed.
        public var columns: Set<Int>

        /// What all wanted rows pass.
        public var conditions: [Condition]
    }

    /// The rows of one reading.
    public struct Rows {
        let next: () throws(AnalystError) -> Bool
        let value: (Int) -> AnalystValue

        /// Rows.
        ///
        /// - Parameters:
        ///   - next: goes to the next row, at first to the first; whether there is one.
        ///   - value: the value of a column of the current row.
        public init(
            next: @escaping () throws(AnalystError) -> Bool,
            value: @escaping (Int) -> AnalystValue
        ) {
            self.next = next
            self.value = value
        }
    }

    /// The name.
    public var name: String

    /// The columns, fewer than 64.
    public var columns: [Column]

    /// About how many rows it has, for SQLite's plans.
    public var rowCount: Int64

    let open: @Sendable (Request) throws(AnalystError) -> Rows

    /// A table.
    ///
    /// - Parameters:
    ///   - name: the name, in lower case.
    ///   - columns: the columns.
    ///   - rowCount: about how many rows it has.
    ///   - open: begins a reading.
    public init(
        _ name: String,
        columns: [Column],
        rowCount: Int64,
        open: @escaping @Sendable (Request) throws(AnalystError) -> Rows
    ) {
        precondition(columns.count < 64, "SQLite tells of 63 columns whether they are needed")
        self.name = name
        self.columns = columns
        self.rowCount = rowCount
        self.open = open
    }
}
