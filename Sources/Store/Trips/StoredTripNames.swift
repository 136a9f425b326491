public import Domain
public import GRDB

/// The names that the trips of one load speak of, by field.
public struct StoredTripNames: Sendable {
    private let lists: [[String]]

    /// Reads the names of a load.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, load: Int64) throws {
        var lists = TripField.allCases.map { _ in [String]() }
        let fields = Dictionary(
            uniqueKeysWithValues: TripField.allCases.map { ($0.name, $0.rawValue) }
        )
        let rows = try Row.fetchCursor(
            database,
            sql: "select field, name from trip_name where load_id = ? order by field, place",
            arguments: [load]
        )
        while let row = try rows.next() {
            if let field = fields[row["field"]] { lists[field].append(row["name"]) }
        }
        self.lists = lists
    }

    /// The names of a field in the order of their places.
    public subscript(field: TripField) -> [String] { lists[field.rawValue] }
}
