/// A table of a report.
public struct ReportTable: Hashable, Sendable {
    /// Its id within the report.
    public var id: String

    /// What it shows.
    public var caption: String

    /// The columns.
    public var columns: [Column]

    /// The rows, each as wide as the columns.
    public var rows: [[Cell]]

    /// How many rows were left out.
    public var omitted: Int

    /// A column.
    public struct Column: Hashable, Sendable {
        /// The heading.
        public var title: String

        /// What its cells are.
        public var kind: Kind

        /// A column.
        public init(title: String, kind: Kind) {
            self.title = title
            self.kind = kind
        }
    }

    /// What cells are.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Words.
        case text

        /// An id or a code.
        case code

        /// A long code, which may be broken anywhere.
        case hash

        /// A level of findings.
        case level

        /// A whole number.
        case count

        /// A number with one digit after the point.
        case decimal

        /// A part of a whole, shown in per cent with one digit.
        case percent

        /// An amount in minor units of the city's currency, shown in whole units.
        case money

        /// Whether numbers are set to the right.
        public var isNumeric: Bool {
            switch self {
            case .count, .decimal, .percent, .money: true
            case .text, .code, .hash, .level: false
            }
        }
    }

    /// A cell.
    public struct Cell: Hashable, Sendable {
        /// What is shown; empty where nothing is known.
        public var text: String

        /// The number to sort by.
        public var number: Double?

        /// Where it comes from: a number, and words that may hold one.
        public var trace: Trace?

        /// A cell.
        public init(text: String, number: Double? = nil, trace: Trace? = nil) {
            self.text = text
            self.number = number
            self.trace = trace
        }
    }

    /// A table.
    public init(id: String, caption: String, columns: [Column], rows: [[Cell]], omitted: Int = 0) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.omitted = omitted
    }
}
