internal import Domain
internal import Dumps
internal import GRDB
internal import Store

/// Gathers trips field by field and stores them packed.
struct TripPacker: ~Copyable {
    private let writer: TripWriterBox
    private let batch: TripBatch

    /// Room for trips of which a format fills some fields.
    static func batch(_ filled: Set<String>) -> TripBatch {
        var fields = TripField.allCases.filter { filled.contains($0.name) }
        if fields.contains(.droppedOffAt) { fields.append(.duration) }
        return TripBatch(fields: fields, capacity: PackedTripBlock.mostTrips)
    }

    init(_ database: Database, loadID: Int64, batch: TripBatch) throws {
        self.batch = batch
        writer = TripWriterBox(
            try TripWriter(database, loadID: loadID, fields: batch.fields),
            fields: batch.fields
        )
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
                case .name, .whole, .money, .truth: batch.setLast(field, place(of: text, field))
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

    /// The number under which a name is stored.
    func place(of name: String, _ field: TripField) -> Int64 {
        batch.place(of: name, field)
    }

    /// The number that sixteen hexadecimal digits write; never the one that means "not told".
    private static func number(_ text: String) -> Int64 {
        let value = UInt64(text, radix: 16).map { Int64(bitPattern: $0) } ?? TripBatch.missing
        return value == TripBatch.missing ? value + 1 : value
    }

    /// Stores what waits.
    func flush() throws {
        try writer.write(batch)
        batch.removeAll()
    }

    func finish() throws {
        try flush()
        try writer.finish(names: TripField.allCases.map(batch.names))
    }
}

/// Keeps the writer and the sums, which change, beside the batch, which is shared.
private final class TripWriterBox {
    private let writer: TripWriter
    private let fields: [TripField]
    private var totals = TripLoadTotals()

    init(_ writer: consuming TripWriter, fields: [TripField]) {
        self.writer = writer
        self.fields = fields
    }

    func write(_ batch: TripBatch) throws {
        let columns = TripColumns(batch)
        guard let block = PackedTripBlock(columns, fields: fields) else { return }
        totals.add(columns)
        try writer.write(block)
    }

    func finish(names: [[String]]) throws { try writer.finish(names: names, totals: totals) }
}

extension TripColumns {
    /// The trips of a batch, lent for the writing.
    fileprivate init(_ batch: TripBatch) {
        self.init(
            rows: UnsafeBufferPointer(rebasing: batch.rows[0..<batch.count]),
            values: TripField.allCases.map { field in
                batch.values(of: field).map { UnsafeBufferPointer(rebasing: $0[0..<batch.count]) }
            }
        )
    }
}
