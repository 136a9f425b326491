internal import Domain
internal import GRDB
internal import Store

/// Gathers trips field by field and stores them packed.
struct TripPacker: ~Copyable {
    private var writer: TripWriter
    private var columns = TripColumns(fields: TripField.allCases)
    private var names = TripField.allCases.map { _ in TripNames() }

    /// Trips that wait; whole blocks, so that none is cut short.
    private static let mostWaiting = TripWriter.mostTrips * 4

    init(_ database: Database, loadID: Int64) throws {
        writer = try TripWriter(database, loadID: loadID, fields: TripField.allCases)
    }

    /// Takes a trip out of canonical values, as `CanonicalKind.trip` orders its fields.
    mutating func add(_ values: [CellValue], rowNumber: Int) throws {
        columns.appendRow(rowNumber)
        var moments: (start: Int64, end: Int64)?
        for field in TripField.allCases {
            switch values[field.rawValue] {
            case .null, .real: continue
            case .integer(let value): columns.setLast(field, value)
            case .text(let text):
                switch field.storage {
                case .minute:
                    guard let moment = LocalMoment(text) else { continue }
                    columns.setLast(field, moment.minutes)
                    if field == .pickedUpAt { moments = (moment.seconds, moment.seconds) }
                    if field == .droppedOffAt { moments?.end = moment.seconds }
                case .fingerprint:
                    columns.setLast(field, Self.number(text))
                case .name, .whole, .money, .truth:
                    columns.setLast(field, names[field.rawValue].place(of: text))
                }
            }
        }
        // The clock tells how long a trip lasted where the file does not; before the seconds of
        // pick-up and drop-off are cut off.
        if values[TripField.duration.rawValue] == .null,
            values[TripField.droppedOffAt.rawValue] != .null, let moments
        {
            columns.setLast(.duration, moments.end - moments.start)
        }
        if columns.count >= Self.mostWaiting { try flush() }
    }

    /// The number that sixteen hexadecimal digits write; never the one that means "not told".
    private static func number(_ text: String) -> Int64 {
        let value = UInt64(text, radix: 16).map { Int64(bitPattern: $0) } ?? PackedColumn.missing
        return value == PackedColumn.missing ? value + 1 : value
    }

    private mutating func flush() throws {
        try writer.write(columns)
        columns.removeAll()
    }

    mutating func finish() throws {
        try writer.write(columns)
        try writer.finish(names: names.map(\.names))
    }
}
