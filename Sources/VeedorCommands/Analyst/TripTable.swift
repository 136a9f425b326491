internal import Analyst
internal import Domain
internal import GRDB
internal import Policies
internal import Store
internal import Synchronization
internal import Trips

extension AnalystTable {
    /// The trips of a store as ordinary tables: `trip` has those that count, `trip_submitted` also
    /// those that later files replace.
    ///
    /// Each begins with load, row and the load that replaces the trip; then come the columns of
    /// `TripField`. The blocks are unpacked while they are read, of the columns only those that
    /// are asked for; of another load, or of other days than those asked for, they are passed over.
    ///
    /// - Throws: `StoreError`.
    static func trips(
        of store: VeedorStore,
        measures: DeliveryMeasures
    ) throws -> [AnalystTable] {
        let rowCount = try store.read {
            try Int64.fetchOne($0, sql: "select sum(trips) from trip_block") ?? 0
        }
        let latest = SubmissionsOnDemand(store, measures)
        return [("trip", false), ("trip_submitted", true)].map { name, showsReplaced in
            AnalystTable(name, columns: TripTable.columns, rowCount: rowCount) {
                request throws(AnalystError) in
                let reading = try TripTable.reading {
                    try TripTable(store, try latest.value(), request, showsReplaced: showsReplaced)
                }
                return Rows(
                    next: { () throws(AnalystError) in
                        try TripTable.reading { try reading.next() }
                    },
                    value: { reading.value(of: $0) }
                )
            }
        }
    }
}

/// Which trips count, found out when first somebody asks about trips.
private final class SubmissionsOnDemand: Sendable {
    private let store: VeedorStore
    private let measures: DeliveryMeasures
    private let found = Mutex<LatestSubmissions?>(nil)

    init(_ store: VeedorStore, _ measures: DeliveryMeasures) {
        self.store = store
        self.measures = measures
    }

    func value() throws -> LatestSubmissions {
        if let value = found.withLock({ $0 }) { return value }
        let value = try store.read { try LatestSubmissions($0, measures: measures) }
        found.withLock { $0 = value }
        return value
    }
}

/// A reading of the trips of a store, row by row.
private final class TripTable {
    static let columns =
        [
            AnalystTable.Column("load_id", type: "integer", spares: true),
            AnalystTable.Column("row_number", type: "integer"),
            AnalystTable.Column("replaced_by", type: "integer"),
        ]
        + TripField.allCases.map { field in
            AnalystTable.Column(
                field.name,
                type: [.name, .minute, .fingerprint].contains(field.storage) ? "text" : "integer",
                spares: field == .pickedUpAt
            )
        }

    private static let fieldsBegin = 3

    private let store: VeedorStore
    private let submissions: LatestSubmissions
    private let showsReplaced: Bool
    private let fields: [TripField]
    private let scan: TripScan
    private var block = TripBlock()
    private var index = -1
    private var load: Int64?
    private var replaced: (load: Int64, day: CivilDate?, by: Int64?) = (0, nil, nil)

    /// The names of the block's load by `TripField.rawValue`.
    private var names = TripField.allCases.map { _ in [AnalystValue]() }
    private var moments = TripField.allCases.map { _ in
        (minute: PackedColumn.missing, text: AnalystValue.null)
    }

    init(
        _ store: VeedorStore,
        _ submissions: LatestSubmissions,
        _ request: AnalystTable.Request,
        showsReplaced: Bool
    ) throws {
        self.store = store
        self.submissions = submissions
        self.showsReplaced = showsReplaced
        fields = TripField.allCases.filter {
            request.columns.contains($0.rawValue + Self.fieldsBegin)
        }
        let choice = Choice(request.conditions)
        let fields = Set(fields)
        // The scan outlives the reading that began it: this connection does nothing but read here.
        scan = try store.read { database in
            try TripScan(
                database,
                load: choice.load,
                fields: fields,
                from: choice.from,
                until: choice.until
            )
        }
    }

    func next() throws -> Bool {
        repeat {
            index += 1
            while index >= block.count {
                guard try scan.next(into: &block) else { return false }
                index = 0
                if load != block.loadID { try readNames() }
            }
        } while !showsReplaced && replacement != nil
        return true
    }

    /// The load that replaces the current trip; asked once for trips of one day in a row.
    private var replacement: Int64? {
        guard submissions.replaces(load: block.loadID) else { return nil }
        let minute = block[.pickedUpAt][index]
        let day = LocalMoment(seconds: minute * 60).day
        if day != replaced.day || block.loadID != replaced.load {
            replaced = (
                block.loadID, day, submissions.replacement(load: block.loadID, day: day)
            )
        }
        return replaced.by
    }

    private func readNames() throws {
        load = block.loadID
        let named = fields.filter { $0.storage == .name }
        guard !named.isEmpty else { return }
        let stored = try store.read { try StoredTripNames($0, load: block.loadID) }
        for field in named {
            names[field.rawValue] = stored[field].map { AnalystValue.text($0) }
        }
    }

    func value(of column: Int) -> AnalystValue {
        switch column {
        case 0: return .integer(block.loadID)
        case 1: return .integer(block.row(of: index))
        case 2: return replacement.map { .integer($0) } ?? .null
        default: break
        }
        let place = column - Self.fieldsBegin
        let value = block.values[place][index]
        guard value != PackedColumn.missing else { return .null }
        switch TripField.allCases[place].storage {
        case .name: return names[place][Int(value)]
        case .minute:
            if moments[place].minute != value {
                moments[place] = (value, .text(LocalMoment.minuteText(value)))
            }
            return moments[place].text
        case .whole, .money, .truth: return .integer(value)
        case .fingerprint:
            let digits = String(UInt64(bitPattern: value), radix: 16)
            return .text(String(repeating: "0", count: 16 - digits.utf8.count) + digits)
        }
    }

    /// What fails while trips are read is told in SQLite's words.
    static func reading<Value>(_ body: () throws -> Value) throws(AnalystError) -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw .failed(error.detail ?? "the trips cannot be read")
        } catch let error as DatabaseError {
            throw .failed(error.message ?? "the trips cannot be read")
        } catch {
            throw .failed("the trips cannot be read")
        }
    }
}

/// Which blocks hold trips that a statement wants.
private struct Choice {
    var load: Int64?
    var from: CivilDate?
    var until: CivilDate?

    init(_ conditions: [AnalystTable.Condition]) {
        for condition in conditions {
            if condition.column == 0 {
                if condition.comparison == .equal { load = condition.value.integer ?? load }
                continue
            }
            // A text that begins with no day may compare in any way.
            guard let text = condition.value.text, let day = CivilDate(String(text.prefix(10)))
            else { continue }
            if condition.comparison != .less, condition.comparison != .atMost {
                from = max(from ?? day, day)
            }
            if condition.comparison != .greater, condition.comparison != .atLeast {
                until = min(until ?? day, day)
            }
        }
    }
}
