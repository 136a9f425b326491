internal import CSQLite

/// The object behind a computed table.
private final class TableBox {
    let table: AnalystTable

    init(_ table: AnalystTable) { self.table = table }
}

/// The object behind a reading.
private final class RowsBox {
    let table: AnalystTable
    var rows: AnalystTable.Rows?
    var isAtEnd = false
    var row: Int64 = 0

    init(_ table: AnalystTable) { self.table = table }

    func begin(_ request: AnalystTable.Request) throws(AnalystError) {
        rows = try table.open(request)
        row = 0
        try next()
    }

    func next() throws(AnalystError) {
        isAtEnd = try !(rows?.next() ?? false)
        row += 1
    }
}

extension AnalystTable {
    /// Makes it known to a connection, as a table that nobody needs to create and nobody can.
    ///
    /// Related SQLite documentation: <https://www.sqlite.org/vtab.html#eponymous_virtual_tables>
    func register(_ connection: OpaquePointer) -> Int32 {
        let box = unsafe Unmanaged.passRetained(TableBox(self)).toOpaque()
        return unsafe sqlite3_create_module_v2(connection, name, &ComputedTable.module, box) {
            data in
            guard let data = unsafe data else { return }
            unsafe Unmanaged<TableBox>.fromOpaque(data).release()
        }
    }

    /// What SQLite is told of its columns.
    fileprivate var declaration: String {
        let columns = columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
        return "create table x(\(columns))"
    }
}

/// What SQLite calls while it reads a computed table.
///
/// Related SQLite documentation: <https://www.sqlite.org/vtab.html>
@safe private enum ComputedTable {
    /// The calls; SQLite keeps the address, so it stays where it is for as long as the program runs.
    nonisolated(unsafe) static var module: sqlite3_module = {
        var module = sqlite3_module()
        unsafe module.xConnect = { connection, data, _, _, made, _ in
            unsafe ComputedTable.connect(connection, data, made)
        }
        unsafe module.xBestIndex = { table, plan in unsafe ComputedTable.plan(table, plan) }
        unsafe module.xDisconnect = { table in
            unsafe sqlite3_free(table)
            return SQLITE_OK
        }
        unsafe module.xOpen = { table, made in unsafe ComputedTable.open(table, made) }
        unsafe module.xClose = { cursor in
            if let object = unsafe ComputedTable.object(cursor) {
                unsafe Unmanaged<RowsBox>.fromOpaque(object).release()
            }
            unsafe sqlite3_free(cursor)
            return SQLITE_OK
        }
        unsafe module.xFilter = { cursor, used, text, count, values in
            unsafe ComputedTable.filter(cursor, used, text, count, values)
        }
        unsafe module.xNext = { cursor in
            unsafe ComputedTable.trying(cursor) { box throws(AnalystError) in try box.next() }
        }
        unsafe module.xEof = { cursor in
            unsafe ComputedTable.rows(cursor)?.isAtEnd == false ? 0 : 1
        }
        unsafe module.xColumn = { cursor, context, index in
            let box = unsafe ComputedTable.rows(cursor)
            unsafe (box?.rows?.value(Int(index)) ?? .null).give(context)
            return SQLITE_OK
        }
        unsafe module.xRowid = { cursor, row in
            unsafe row?.pointee = ComputedTable.rows(cursor)?.row ?? 0
            return SQLITE_OK
        }
        return module
    }()

    /// SQLite's part comes first, so that both have one address.
    private static func object(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
    ) -> UnsafeMutableRawPointer? {
        guard let cursor = unsafe cursor else { return nil }
        return unsafe UnsafeMutableRawPointer(cursor)
            .assumingMemoryBound(to: veedor_cursor.self).pointee.object
    }

    private static func rows(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
    ) -> RowsBox? {
        guard let object = unsafe object(cursor) else { return nil }
        return unsafe Unmanaged<RowsBox>.fromOpaque(object).takeUnretainedValue()
    }

    private static func table(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?
    ) -> AnalystTable? {
        guard let table = unsafe table else { return nil }
        let whole = unsafe UnsafeMutableRawPointer(table)
            .assumingMemoryBound(to: veedor_table.self)
        guard let object = unsafe whole.pointee.object else { return nil }
        return unsafe Unmanaged<TableBox>.fromOpaque(object).takeUnretainedValue().table
    }

    private static func connect(
        _ connection: OpaquePointer?,
        _ data: UnsafeMutableRawPointer?,
        _ made: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?
    ) -> Int32 {
        guard let data = unsafe data else { return SQLITE_INTERNAL }
        let box = unsafe Unmanaged<TableBox>.fromOpaque(data).takeUnretainedValue()
        let code = unsafe sqlite3_declare_vtab(connection, box.table.declaration)
        guard code == SQLITE_OK else { return code }
        unsafe _ = veedor_sqlite_innocuous(connection)
        guard let memory = unsafe sqlite3_malloc64(UInt64(MemoryLayout<veedor_table>.size)) else {
            return SQLITE_NOMEM
        }
        // The module holds the object for as long as the connection lives.
        let whole = unsafe memory.bindMemory(to: veedor_table.self, capacity: 1)
        unsafe whole.initialize(to: veedor_table(base: sqlite3_vtab(), object: data))
        unsafe made?.pointee = memory.assumingMemoryBound(to: sqlite3_vtab.self)
        return SQLITE_OK
    }

    private static func open(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ made: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 {
        guard let table = unsafe self.table(table),
            let memory = unsafe sqlite3_malloc64(UInt64(MemoryLayout<veedor_cursor>.size))
        else { return SQLITE_NOMEM }
        let box = unsafe Unmanaged.passRetained(RowsBox(table)).toOpaque()
        let whole = unsafe memory.bindMemory(to: veedor_cursor.self, capacity: 1)
        unsafe whole.initialize(to: veedor_cursor(base: sqlite3_vtab_cursor(), object: box))
        unsafe made?.pointee = memory.assumingMemoryBound(to: sqlite3_vtab_cursor.self)
        return SQLITE_OK
    }

    // MARK: Plans

    private static let comparisons: [Int32: AnalystTable.Comparison] = [
        SQLITE_INDEX_CONSTRAINT_EQ: .equal, SQLITE_INDEX_CONSTRAINT_LT: .less,
        SQLITE_INDEX_CONSTRAINT_LE: .atMost, SQLITE_INDEX_CONSTRAINT_GT: .greater,
        SQLITE_INDEX_CONSTRAINT_GE: .atLeast,
    ]

    /// Chooses the comparisons that may spare rows: `column comparison` pairs, after the columns that
    /// are needed, as a text that comes back when the reading begins.
    private static func plan(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ plan: UnsafeMutablePointer<sqlite3_index_info>?
    ) -> Int32 {
        guard let plan = unsafe plan, let table = unsafe self.table(table) else {
            return SQLITE_INTERNAL
        }
        var words = unsafe ["\(plan.pointee.colUsed)"]
        var rows = Double(max(1, table.rowCount))
        for index in 0..<Int(unsafe plan.pointee.nConstraint) {
            let constraint = unsafe plan.pointee.aConstraint[index]
            guard constraint.usable != 0, constraint.iColumn >= 0,
                table.columns[Int(constraint.iColumn)].spares,
                let comparison = comparisons[Int32(constraint.op)]
            else { continue }
            words.append("\(constraint.iColumn) \(comparison.rawValue)")
            unsafe plan.pointee.aConstraintUsage[index].argvIndex = Int32(words.count - 1)
            rows /= comparison == .equal ? 20 : 4
        }
        guard let text = unsafe text(words.joined(separator: ",")) else { return SQLITE_NOMEM }
        unsafe plan.pointee.idxStr = text
        unsafe plan.pointee.needToFreeIdxStr = 1
        unsafe plan.pointee.estimatedRows = max(1, Int64(rows))
        unsafe plan.pointee.estimatedCost = max(1, rows)
        return SQLITE_OK
    }

    private static func filter(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?,
        _: Int32,
        _ text: UnsafePointer<CChar>?,
        _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 {
        let words = unsafe text.map { unsafe String(cString: $0) } ?? "0"
        let parts = words.split(separator: ",")
        let used = parts.first.flatMap { UInt64($0) } ?? 0
        var conditions: [AnalystTable.Condition] = []
        for (place, part) in parts.dropFirst().enumerated() where place < Int(count) {
            let numbers = part.split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 2, let comparison = AnalystTable.Comparison(rawValue: numbers[1])
            else { continue }
            let value = unsafe AnalystValue(argument: values?[place])
            conditions.append(
                AnalystTable.Condition(column: numbers[0], comparison: comparison, value: value)
            )
        }
        let request = AnalystTable.Request(
            columns: Set((0..<63).filter { used >> UInt64($0) & 1 == 1 }),
            conditions: conditions
        )
        return unsafe trying(cursor) { box throws(AnalystError) in try box.begin(request) }
    }

    /// Runs what may fail; the words of the failure become SQLite's.
    private static func trying(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?,
        _ body: (RowsBox) throws(AnalystError) -> Void
    ) -> Int32 {
        guard let box = unsafe rows(cursor) else { return SQLITE_INTERNAL }
        do {
            try body(box)
            return SQLITE_OK
        } catch {
            box.isAtEnd = true
            if case .failed(let words) = error {
                unsafe cursor?.pointee.pVtab.pointee.zErrMsg = text(words)
            }
            return SQLITE_CORRUPT
        }
    }

    /// A text that SQLite frees with its own function; `nil` where there is no memory.
    private static func text(_ words: String) -> UnsafeMutablePointer<CChar>? {
        let count = words.utf8.count
        guard let memory = unsafe sqlite3_malloc64(UInt64(count + 1)) else { return nil }
        let bytes = unsafe memory.bindMemory(to: CChar.self, capacity: count + 1)
        for (place, byte) in words.utf8.enumerated() {
            unsafe bytes[place] = CChar(bitPattern: byte)
        }
        unsafe bytes[count] = 0
        return unsafe bytes
    }
}
