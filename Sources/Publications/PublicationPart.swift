internal import Foundation
public import StrictYAML

/// A part of a publication as data: units counted by several properties, the tables that show them,
/// and the figures that follow; or figures of others that are public already.
public struct PublicationPart: Hashable, Sendable {
    /// Its id: the name of its files.
    public var id: String

    /// What it is about.
    public var title: String

    /// What is counted.
    public var unit: String

    /// How often its statement is asked.
    public var reads: Reads

    /// The statement: a column for each property, and `units`.
    public var statement: String

    /// The properties.
    public var dimensions: [Dimension]

    /// The tables.
    public var tables: [Table]

    /// The figures.
    public var figures: [Figure]

    /// How often a statement is asked.
    public enum Reads: String, CaseIterable, Hashable, Sendable {
        /// Once for each snapshot of listings, with the models of that day.
        case snapshots

        /// Once for the whole store.
        case store

        /// Once; the rows are public already and are passed on as they are.
        case open
    }

    /// A property.
    public struct Dimension: Hashable, Sendable {
        /// The statement's column.
        public var name: String

        /// What it is.
        public var title: String

        /// Whether it is a stretch of time.
        public var isPeriod: Bool
    }

    /// A table.
    public struct Table: Hashable, Sendable {
        /// Its id: the name of its file.
        public var id: String

        /// What it shows.
        public var title: String

        /// The properties it is by.
        public var by: [String]
    }

    /// A quotient of two counts.
    public struct Figure: Hashable, Sendable {
        /// Its id: the name of its file.
        public var id: String

        /// What it says.
        public var title: String

        /// The table that it follows from.
        public var table: String

        /// The values that are counted above the line.
        public var numerator: [Choice]

        /// The open part whose column `value` stands below the line; the table's total where none does.
        public var over: String?

        /// What the quotient is multiplied by: 1, 100, 1000.
        public var per: Int

        /// Digits after the point.
        public var digits: Int
    }

    /// A property with one of its values.
    public struct Choice: Hashable, Sendable {
        /// The property.
        public var dimension: String

        /// The value.
        public var value: String
    }

    /// Reads `<id>.yaml` and `<id>.sql` of a folder.
    ///
    /// - Throws: `YAMLError` with every problem.
    public init(id: String, folder: String) throws(YAMLError) {
        let document = YAMLDocument(contentsOf: "\(folder)/\(id).yaml")
        let root = document.root
        self.id = id
        title = root.string("title")
        unit = root.string("unit")
        reads = root.choice("reads", of: Reads.self) ?? .store
        dimensions = root.list("dimensions") { entry in
            Dimension(
                name: entry.string("name"),
                title: entry.string("title"),
                isPeriod: entry.optionalBoolean("period") ?? false
            )
        }
        tables = root.list("tables") { entry in
            Table(
                id: entry.string("id"),
                title: entry.string("title"),
                by: entry.strings("by")
            )
        }
        figures = root.list("figures") { Figure($0) }
        let path = "\(folder)/\(id).sql"
        if let data = FileManager.default.contents(atPath: path) {
            statement = String(decoding: data, as: UTF8.self)
        } else {
            statement = ""
            root.report("reads", "there is no \(id).sql")
        }
        Self.check(root, dimensions, tables, figures, reads)
        root.end()
        try document.finish()
    }

    private static func check(
        _ root: YAMLMapping,
        _ dimensions: [Dimension],
        _ tables: [Table],
        _ figures: [Figure],
        _ reads: Reads
    ) {
        let names = Set(dimensions.map(\.name))
        if dimensions.isEmpty { root.report("dimensions", "at least one is needed") }
        if (reads == .open) != tables.isEmpty {
            root.report("tables", "counts need tables, and open figures have none")
        }
        for table in tables {
            for name in table.by where !names.contains(name) {
                root.report("tables", "\(table.id): no dimension '\(name)'")
            }
        }
        for figure in figures {
            guard let table = tables.first(where: { $0.id == figure.table }) else {
                root.report("figures", "\(figure.id): no table '\(figure.table)'")
                continue
            }
            for choice in figure.numerator where !table.by.contains(choice.dimension) {
                root.report("figures", "\(figure.id): the table is not by '\(choice.dimension)'")
            }
        }
    }

    /// The places of a table's properties among those of the part.
    public func places(_ table: Table) -> [Int] {
        dimensions.indices.filter { table.by.contains(dimensions[$0].name) }
    }
}

extension PublicationPart.Figure {
    fileprivate init(_ entry: YAMLMapping) {
        id = entry.string("id")
        title = entry.string("title")
        table = entry.string("table")
        numerator = entry.pairs("numerator").map {
            PublicationPart.Choice(dimension: $0.key, value: $0.value)
        }
        over = entry.optionalString("over")
        per = entry.optionalInteger("per") ?? 1
        digits = entry.optionalInteger("digits") ?? 4
    }
}
