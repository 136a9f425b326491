public import Reporting
internal import StrictYAML

/// A block of a section, as data.
public struct BlockDefinition: Hashable, Sendable {
    /// How it is shown.
    public var shape: Shape

    /// The query that it shows; `nil` for words without figures.
    public var query: String?

    /// The editions that have it.
    public var editions: Set<Report.Edition>

    /// Whether it is about files and rules, so that small numbers in it are nobody's.
    public var isOpen: Bool

    /// What is said where the query gives no row; nothing where it is empty.
    public var empty: String

    /// How a block is shown.
    public enum Shape: Hashable, Sendable {
        /// Words; columns of the first row in braces.
        case text(String)

        /// Words that must not be overlooked.
        case note(String)

        /// Large figures: columns label, value, note.
        case figures

        /// A table.
        case table(caption: String, columns: [Column], limit: Int?)

        /// Bars.
        case bars(BarColumns)

        /// Lines through dates.
        case lines(title: String, date: String, series: String, value: String)

        /// Areas shaded by a value.
        case map(title: String, unit: String, area: String, value: String)
    }

    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// The query's column.
        public var name: String

        /// The heading.
        public var title: String

        /// What its cells are.
        public var kind: ReportTable.Kind

        init(_ entry: YAMLMapping) {
            name = entry.string("name")
            title = entry.string("title")
            kind = entry.optionalChoice("kind", of: ReportTable.Kind.self) ?? .text
        }
    }

    /// The columns of bars.
    public struct BarColumns: Hashable, Sendable {
        /// What the chart shows.
        public var title: String

        /// The column of labels.
        public var label: String

        /// The columns of parts.
        public var parts: [Column]

        /// The columns of an interval.
        public var from: String?

        /// The columns of an interval.
        public var to: String?

        /// The end of the scale.
        public var maximum: Double?
    }

    init?(_ entry: YAMLMapping) {
        editions = entry.editions()
        isOpen = entry.optionalBoolean("open") ?? false
        empty = entry.optionalString("empty") ?? ""
        if entry.has("text") || entry.has("note") {
            let isNote = entry.has("note")
            let words = entry.string(isNote ? "note" : "text")
            shape = isNote ? .note(words) : .text(words)
            query = entry.optionalString("from")
        } else if let name = entry.optionalString("figures") {
            (query, shape) = (name, .figures)
        } else if let name = entry.optionalString("table") {
            query = name
            let columns = entry.list("columns") { Column($0) }
            if columns.isEmpty { entry.report("columns", "at least one column is needed") }
            shape = .table(
                caption: entry.string("caption"),
                columns: columns,
                limit: entry.optionalInteger("limit")
            )
        } else if let name = entry.optionalString("bars") {
            query = name
            shape = .bars(
                BarColumns(
                    title: entry.string("title"),
                    label: entry.string("label"),
                    parts: entry.list("parts") { Column($0) },
                    from: entry.optionalString("from"),
                    to: entry.optionalString("to"),
                    maximum: entry.optionalNumber("maximum")
                )
            )
        } else if let name = entry.optionalString("lines") {
            query = name
            shape = .lines(
                title: entry.string("title"),
                date: entry.string("date"),
                series: entry.string("series"),
                value: entry.string("value")
            )
        } else if let name = entry.optionalString("map") {
            query = name
            shape = .map(
                title: entry.string("title"),
                unit: entry.string("unit"),
                area: entry.string("area"),
                value: entry.string("value")
            )
        } else {
            entry.report("text", "expected one of: text, note, figures, table, bars, lines, map")
            return nil
        }
    }
}
