public import Domain
public import GRDB

/// Stores the trips of one load: packed blocks, the names they speak of, and sums.
public struct TripWriter: ~Copyable {
    private let loadID: Int64
    private let database: Database
    private let statement: BoundStatement
    private let fields: [TripField]
    private var early: EarlyWriting

    /// A writer for a load.
    ///
    /// - Throws: `DatabaseError`.
    public init(_ database: Database, loadID: Int64, fields: [TripField]) throws {
        let columns = ["load_id", "row_number", "trips", "first_at", "last_at", "row_gaps"]
        statement = try BoundStatement(
            database,
            insertInto: "trip_block",
            columns + fields.map(\.name)
        )
        self.loadID = loadID
        self.database = database
        self.fields = fields
        early = EarlyWriting(database)
    }

    /// Stores a block that was packed with the writer's fields.
    ///
    /// - Parameters:
    ///   - block: the trips.
    ///   - rowsBefore: added to the block's rows.
    /// - Throws: `DatabaseError`.
    public mutating func write(_ block: PackedTripBlock, rowsBefore: Int64) throws {
        statement.bind(loadID, at: 1)
        statement.bind(block.firstRow + rowsBefore, at: 2)
        statement.bind(Int64(block.count), at: 3)
        statement.bind(LocalMoment.minuteText(block.pickUps.first), at: 4)
        statement.bind(LocalMoment.minuteText(block.pickUps.last), at: 5)
        // SQLite reads the bytes in their place, no later than `run` returns.
        try unsafe block.bytes.withUnsafeBytes { bytes in
            unsafe statement.bind(lent: bytes, block.gaps, at: 6)
            for (index, range) in block.columns.enumerated() {
                unsafe statement.bind(lent: bytes, range, at: Int32(7 + index))
            }
            try statement.run()
        }
        early.add(block.bytes.count)
    }

    /// The sums of all trips of the load that were written.
    ///
    /// - Throws: `DatabaseError`.
    public func storedTotals() throws -> TripLoadTotals {
        try TripLoadTotals(database, loadID: loadID)
    }

    /// Stores names and sums; nothing may be written afterwards.
    ///
    /// - Parameters:
    ///   - names: by `TripField.rawValue`, in the order of their places.
    ///   - totals: of all trips of the load.
    /// - Throws: `DatabaseError`.
    public mutating func finish(names: [[String]], totals: TripLoadTotals) throws {
        early.begin()
        let statement = try BoundStatement(
            database,
            insertInto: "trip_name",
            ["load_id", "field", "place", "name"]
        )
        for field in fields where field.storage == .name {
            for (place, name) in names[field.rawValue].enumerated() {
                statement.bind(loadID, at: 1)
                statement.bind(field.name, at: 2)
                statement.bind(Int64(place), at: 3)
                statement.bind(name, at: 4)
                try statement.run()
            }
        }
        try totals.store(database, loadID: loadID, names: names)
    }
}

extension LocalMoment {
    /// `YYYY-MM-DD HH:MM` of whole minutes since 1970-01-01 00:00.
    public static func minuteText(_ minutes: Int64) -> String {
        String(LocalMoment(seconds: minutes * 60).description.dropLast(3))
    }
}
