/// A table or view of a store as it leaves it.
public struct ExportTable: Hashable, Sendable {
    /// Its name.
    public var name: String

    /// What a row of it is.
    public var grain: String

    /// Its columns, in their order.
    public var columns: [Column]

    /// The columns that tell its rows apart; empty where none do.
    public var primaryKey: [String]

    /// Where its rows lead.
    public var references: [Reference]

    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its name.
        public var name: String

        /// What its values are.
        public var kind: Kind

        /// Whether every row has one.
        public var isRequired: Bool

        /// What it means; empty where the schema does not say.
        public var meaning: String

        /// Whether pseudonyms stand for its values.
        public var isPseudonymised: Bool
    }

    /// What the values of a column are.
    public enum Kind: String, Hashable, Sendable {
        /// Text.
        case text

        /// Whole numbers.
        case integer

        /// Numbers.
        case real

        /// Bytes, which no table of a spreadsheet holds.
        case bytes = "blob"
    }

    /// A row's way to a row of another table.
    public struct Reference: Hashable, Sendable {
        /// The columns here.
        public var columns: [String]

        /// The other table.
        public var table: String

        /// The columns there.
        public var others: [String]
    }

    /// Where its rows lie on the earth; `nil` for tables without places.
    public var place: Place? {
        let names = columns.map(\.name)
        if names.contains("geometry") { return .polygons(column: "geometry") }
        return names.contains("latitude") && names.contains("longitude")
            ? .point(latitude: "latitude", longitude: "longitude") : nil
    }

    /// Where a row lies.
    public enum Place: Hashable, Sendable {
        /// In polygons, written as GeoJSON.
        case polygons(column: String)

        /// At a point.
        case point(latitude: String, longitude: String)
    }

    /// Whether it holds bytes that only Veedor reads.
    public var isPacked: Bool { columns.contains { $0.kind == .bytes } }
}
