/// A table as a value: what every command prints, whatever the format.
public struct DataTable: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// The name, in `snake_case`: a heading and a JSON key.
        public var name: String

        /// Whether its cells are numbers, set to the right.
        public var isNumeric: Bool

        /// A column.
        public init(_ name: String, isNumeric: Bool = false) {
            self.name = name
            self.isNumeric = isNumeric
        }
    }

    /// A cell.
    public enum Cell: Hashable, Sendable {
        /// Nothing is known.
        case empty

        /// A text.
        case text(String)

        /// A count.
        case integer(Int64)

        /// A number with a fixed count of digits after the point.
        case decimal(Double, digits: Int)

        /// A cell for a text that may be missing.
        public static func optional(_ text: String?) -> Cell { text.map(Cell.text) ?? .empty }

        /// A cell for a count.
        public static func count(_ value: Int) -> Cell { .integer(Int64(value)) }
    }

    /// The columns.
    public var columns: [Column]

    /// The rows, each as wide as the columns.
    public var rows: [[Cell]]

    /// A table.
    public init(columns: [Column], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }
}

/// The formats of a table.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
    /// Aligned columns for people.
    case table

    /// RFC 4180, comma, LF.
    case csv

    /// One array of objects.
    case json

    /// One object a line.
    case ndjson

    /// A GitHub-flavoured Markdown table.
    case md
}

extension DataTable {
    /// The table as text, ending with a line end.
    public func rendered(as format: TableFormat) -> String {
        switch format {
        case .table: aligned
        case .csv: csv
        case .json: json
        case .ndjson: newlineDelimitedJSON
        case .md: markdown
        }
    }
}
