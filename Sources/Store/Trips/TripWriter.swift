public import Domain
public import GRDB

/// Stores the trips of one load: packed blocks, the names they speak of, and sums.
public struct TripWriter: ~Copyable {
    /// Trips in one block, at most.
    public static let mostTrips = 4_096

    private let loadID: Int64
    private let database: Database
    private let statement: BoundStatement
    private let fields: [TripField]
    private var totals: TripLoadTotals

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
        totals = TripLoadTotals()
        self.loadID = loadID
        self.database = database
        self.fields = fields
    }

    /// Stores trips, of which none may be without a pick-up, in blocks.
    ///
    /// - Throws: `DatabaseError`.
    public mutating func write(_ columns: borrowing TripColumns) throws {
        var start = 0
        while start < columns.count {
            let end = min(columns.count, start + Self.mostTrips)
            try writeBlock(columns, start..<end)
            start = end
        }
        totals.add(columns)
    }

    private func writeBlock(_ columns: borrowing TripColumns, _ range: Range<Int>) throws {
        guard let all = unsafe columns.values(of: .pickedUpAt) else { return }
        let pickUps = unsafe UnsafeBufferPointer(rebasing: all[range])
        let rows = unsafe UnsafeBufferPointer(rebasing: columns.rows[range])
        var (first, last) = (Int64.max, Int64.min)
        for index in 0..<pickUps.count {
            first = unsafe min(first, pickUps[index])
            last = unsafe max(last, pickUps[index])
        }
        statement.bind(loadID, at: 1)
        unsafe statement.bind(rows[0], at: 2)
        statement.bind(Int64(range.count), at: 3)
        statement.bind(LocalMoment.minuteText(first), at: 4)
        statement.bind(LocalMoment.minuteText(last), at: 5)
        unsafe statement.bind(Self.gaps(rows), at: 6)
        var scratch: [Int64] = []
        for (index, field) in fields.enumerated() {
            guard let told = unsafe columns.values(of: field) else {
                statement.bind(nil, at: Int32(7 + index))
                continue
            }
            let values = unsafe UnsafeBufferPointer(rebasing: told[range])
            let packed: [UInt8]?
            if field.storage == .minute, field != .pickedUpAt {
                // The other moments lie near the pick-up.
                scratch.removeAll(keepingCapacity: true)
                for index in 0..<values.count {
                    let value = unsafe values[index]
                    let isTold = value != PackedColumn.missing
                    unsafe scratch.append(isTold ? value - pickUps[index] : value)
                }
                packed = PackedColumn.packed(scratch.span)
            } else {
                packed = unsafe PackedColumn.packed(values.span)
            }
            statement.bind(packed, at: Int32(7 + index))
        }
        try statement.run()
    }

    /// How many rows were left out before each trip; `nil` where none was.
    private static func gaps(_ rows: UnsafeBufferPointer<Int64>) -> [UInt8]? {
        guard unsafe rows[rows.count - 1] - rows[0] != Int64(rows.count - 1) else { return nil }
        var gaps: [Int64] = [0]
        for index in 1..<rows.count { unsafe gaps.append(rows[index] - rows[index - 1] - 1) }
        return PackedColumn.packed(gaps.span)
    }

    /// Stores names and sums; nothing may be written afterwards.
    ///
    /// - Parameter names: by `TripField.rawValue`, in the order of their places.
    /// - Throws: `DatabaseError`.
    public func finish(names: [[String]]) throws {
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
