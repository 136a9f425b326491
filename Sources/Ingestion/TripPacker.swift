internal import Domain
internal import Dumps
internal import GRDB
internal import Store

/// Gathers trips field by field and stores them packed.
final class TripPacker {
    /// Trips that wait to be packed: a block.
    let batch: TripBatch

    /// The names of all trips.
    let register = TripNameRegister()

    private var writer: TripWriter
    private var totals = TripLoadTotals()

    /// Room for trips of which a format fills some fields.
    static func batch(_ filled: Set<String>) -> TripBatch {
        var fields = TripField.allCases.filter { filled.contains($0.name) }
        if fields.contains(.droppedOffAt) { fields.append(.duration) }
        return TripBatch(fields: fields, capacity: PackedTripBlock.mostTrips)
    }

    init(_ database: Database, loadID: Int64, filled: Set<String>) throws {
        batch = Self.batch(filled)
        writer = try TripWriter(database, loadID: loadID, fields: batch.fields)
    }

    /// Takes a trip out of canonical values, as `CanonicalKind.trip` orders its fields.
    func add(_ values: [CellValue], rowNumber: Int) throws {
        batch.append(row: rowNumber)
        var moments: (start: Int64, end: Int64)?
        for field in batch.fields {
            switch values[field.rawValue] {
            case .null, .real: continue
            case .integer(let value): batch.setLast(field, value)
            case .text(let text):
                switch field.storage {
                case .minute:
                    guard let moment = LocalMoment(text) else { continue }
                    batch.setLast(field, moment.minutes)
                    if field == .pickedUpAt { moments = (moment.seconds, moment.seconds) }
                    if field == .droppedOffAt { moments?.end = moment.seconds }
                case .fingerprint: batch.setLast(field, Self.number(text))
                case .name, .whole, .money, .truth:
                    batch.setLast(field, batch.mark(of: text, field))
                }
            }
        }
        // The clock tells how long a trip lasted where the file does not; before the seconds of
        // pick-up and drop-off are cut off.
        if values[TripField.duration.rawValue] == .null,
            values[TripField.droppedOffAt.rawValue] != .null, let moments
        {
            batch.setLast(.duration, moments.end - moments.start)
        }
        if batch.isFull { try flush() }
    }

    /// The number that sixteen hexadecimal digits write; never the one that means "not told".
    private static func number(_ text: String) -> Int64 {
        let value = UInt64(text, radix: 16).map { Int64(bitPattern: $0) } ?? TripBatch.missing
        return value == TripBatch.missing ? value + 1 : value
    }

    /// Stores what waits.
    func flush() throws {
        guard batch.count > 0 else { return }
        register.settle(batch)
        let columns = TripColumns(batch)
        if let block = PackedTripBlock(columns, fields: batch.fields) {
            totals.add(columns)
            try writer.write(block, rowsBefore: 0)
        }
        batch.removeAll()
    }

    /// Stores trips that somebody else has packed, with the register's names.
    func write(_ trips: PackedTrips, after row: Int) throws {
        for block in trips.blocks { try writer.write(block, rowsBefore: Int64(row)) }
    }

    /// Takes the sums of the trips that somebody else has packed.
    ///
    /// - Parameter others: `nil` where nobody knows them: all are then read from what is stored.
    /// - Throws: `DatabaseError`.
    func add(totals others: TripLoadTotals?) throws {
        if let others {
            totals.merge(others)
        } else {
            try flush()
            totals = try writer.storedTotals()
        }
    }

    func finish() throws {
        try flush()
        try writer.finish(names: register.all, totals: totals)
    }
}

extension TripColumns {
    /// The trips of a batch, lent for the packing.
    init(_ batch: TripBatch) {
        self.init(
            rows: UnsafeBufferPointer(rebasing: batch.rows[0..<batch.count]),
            values: TripField.allCases.map { field in
                batch.values(of: field).map { UnsafeBufferPointer(rebasing: $0[0..<batch.count]) }
            }
        )
    }
}
