public import Domain
public import GRDB
internal import GRDBSQLite

/// A block of trips, unpacked: arrays by field, of which the first `count` values mean something.
public struct TripBlock: Sendable {
    /// The load the trips came with.
    public internal(set) var loadID: Int64 = 0

    /// The row of the first trip in its file.
    public internal(set) var firstRow: Int64 = 0

    /// How many trips.
    public internal(set) var count = 0

    /// The values by `TripField.rawValue`; those that were not asked for are empty.
    public internal(set) var values: [[Int64]] = TripField.allCases.map { _ in [] }

    /// No pick-up lies outside of these minutes; all may where nobody knows.
    public private(set) var pickUpBounds = Int64.min...Int64.max

    /// Rows left out between the first trip and each other; empty where none was.
    var leftOut: [Int64] = []

    /// An empty block.
    public init() {}

    /// The values of a field.
    public subscript(field: TripField) -> [Int64] { values[field.rawValue] }

    /// Finds the bounds of the pick-ups once for all who ask.
    mutating func findPickUpBounds() {
        let pickUps = self[.pickedUpAt]
        var (first, last) = (Int64.max, Int64.min)
        for index in 0..<count {
            first = min(first, pickUps[index])
            last = max(last, pickUps[index])
        }
        pickUpBounds = first <= last ? first...last : Int64.min...Int64.max
    }

    /// A block of one of its trips.
    public func only(_ index: Int) -> TripBlock {
        var block = TripBlock()
        block.loadID = loadID
        block.firstRow = row(of: index)
        block.count = 1
        block.values = values.map { $0.indices.contains(index) ? [$0[index]] : [] }
        return block
    }

    /// The row of a trip in its file.
    public func row(of index: Int) -> Int64 {
        firstRow + Int64(index) + (leftOut.isEmpty ? 0 : leftOut[index])
    }
}

/// Goes through the stored trips block by block, in the order of loads and rows; only the fields
/// that are asked for are unpacked, and the memory is that of one block.
@safe public final class TripScan {
    private let statement: OpaquePointer?
    private let connection: OpaquePointer?
    private let fields: [TripField]
    private let mustShift: Bool

    /// The trips of a load or of all.
    ///
    /// - Parameters:
    ///   - database: where they are.
    ///   - load: one load; all where it is `nil`.
    ///   - row: only the block that holds a row of that load.
    ///   - fields: what is asked for; the pick-up always comes with it.
    ///   - from: the first day of pick-ups that matter; blocks wholly before it are passed over.
    ///   - until: the last day of pick-ups that matter; blocks wholly after it are passed over.
    /// - Throws: `DatabaseError`.
    public init(
        _ database: Database,
        load: Int64? = nil,
        row: Int64? = nil,
        fields: Set<TripField>,
        from: CivilDate? = nil,
        until: CivilDate? = nil
    ) throws {
        self.fields = TripField.allCases.filter { $0 == .pickedUpAt || fields.contains($0) }
        mustShift = self.fields.contains { $0.storage == .minute && $0 != .pickedUpAt }
        var conditions: [String] = []
        if let load { conditions.append("load_id = \(load)") }
        if let load, let row {
            conditions.append(
                """
                row_number = (
                  select max(row_number) from trip_block
                  where load_id = \(load) and row_number <= \(row))
                """
            )
        }
        if let from { conditions.append("last_at >= '\(from)'") }
        if let until { conditions.append("first_at <= '\(until) 24:00'") }
        let sql =
            "select load_id, row_number, trips, row_gaps, "
            + self.fields.map(\.name).joined(separator: ", ") + " from trip_block"
            + (conditions.isEmpty ? "" : " where " + conditions.joined(separator: " and "))
            + " order by load_id, row_number"
        var statement: OpaquePointer?
        let connection = unsafe database.sqliteConnection
        let code = unsafe sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
        unsafe self.statement = statement
        unsafe self.connection = connection
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// The next block; whether there was one.
    ///
    /// - Throws: `DatabaseError`, also for bytes that are no packed column.
    public func next(into block: inout TripBlock) throws -> Bool {
        let code = unsafe sqlite3_step(statement)
        guard code == SQLITE_ROW else {
            guard code == SQLITE_DONE else { throw failure(code) }
            return false
        }
        unsafe block.loadID = sqlite3_column_int64(statement, 0)
        unsafe block.firstRow = sqlite3_column_int64(statement, 1)
        unsafe block.count = Int(sqlite3_column_int64(statement, 2))
        if unsafe sqlite3_column_type(statement, 3) == SQLITE_NULL {
            block.leftOut.removeAll(keepingCapacity: true)
        } else {
            // What is stored are the rows left out right before each trip.
            try unpack(column: 3, block.count, into: &block.leftOut)
            for index in 1..<max(1, block.count) {
                block.leftOut[index] += block.leftOut[index - 1]
            }
        }
        for (index, field) in fields.enumerated() {
            try unpack(column: Int32(4 + index), block.count, into: &block.values[field.rawValue])
        }
        if mustShift { shift(&block) }
        block.findPickUpBounds()
        return true
    }

    private func unpack(column: Int32, _ count: Int, into values: inout [Int64]) throws {
        guard unsafe sqlite3_column_type(statement, column) != SQLITE_NULL else {
            if values.count < count {
                values = Array(repeating: PackedColumn.missing, count: count)
            } else {
                for index in 0..<count { values[index] = PackedColumn.missing }
            }
            return
        }
        let bytes = unsafe UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, column),
            count: Int(sqlite3_column_bytes(statement, column))
        )
        // SQLite keeps the bytes until the next step.
        guard unsafe PackedColumn.unpack(bytes, count: count, into: &values) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a packed column is damaged")
        }
    }

    /// The other moments are stored as differences from the pick-up.
    private func shift(_ block: inout TripBlock) {
        let pickUps = block.values[TripField.pickedUpAt.rawValue]
        for field in fields where field.storage == .minute && field != .pickedUpAt {
            // Taken out, so that nobody else can be changing them.
            var values = block.values[field.rawValue]
            block.values[field.rawValue] = []
            for index in 0..<block.count where values[index] != PackedColumn.missing {
                values[index] += pickUps[index]
            }
            block.values[field.rawValue] = values
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    deinit {
        unsafe sqlite3_finalize(statement)
    }
}
