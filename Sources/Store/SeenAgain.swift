public import Domain
public import GRDB

/// A further day on which a register was published with the same bytes.
public struct SeenAgain: Hashable, Sendable {
    /// The load that has the entries.
    public var load: Int64

    /// The day of this publication.
    public var day: CivilDate

    /// The last part of the path.
    public var fileName: String

    /// How the day was determined.
    public var determinedBy: String

    /// When it was noted: UTC, ISO 8601.
    public var loadedAt: String

    /// A publication.
    public init(
        load: Int64,
        day: CivilDate,
        fileName: String,
        determinedBy: String,
        loadedAt: String
    ) {
        self.load = load
        self.day = day
        self.fileName = fileName
        self.determinedBy = determinedBy
        self.loadedAt = loadedAt
    }

    /// Stores it; whether it was new.
    ///
    /// - Throws: `DatabaseError`.
    public func insert(_ database: Database) throws -> Bool {
        try database.execute(
            sql: """
                insert or ignore into load_seen_again
                  (load_id, snapshot_date, file_name, snapshot_determined_by, loaded_at)
                values (?, ?, ?, ?, ?)
                """,
            arguments: [load, day.description, fileName, determinedBy, loadedAt]
        )
        return database.changesCount > 0
    }
}
