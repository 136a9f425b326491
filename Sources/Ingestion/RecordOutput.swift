internal import Domain
internal import Formats
internal import GRDB
internal import Store

/// One of the records that each row becomes: where it is written.
final class RecordOutput {
    let kind: CanonicalKind
    private let required: Set<String>
    private var writer: RecordWriter

    init(_ database: Database, kind: CanonicalKind, filled: Set<String>, loadID: Int64) throws {
        self.kind = kind
        required = Set(kind.fields.filter(\.isRequired).map(\.name))
        writer = try RecordWriter(database, kind: kind, filled: filled, loadID: loadID)
    }

    func isRequired(_ field: String) -> Bool { required.contains(field) }

    /// Writes a value for each field; returns why the store did not take them.
    func write(_ values: [CellValue], rowNumber: Int) throws -> RejectReason? {
        try writer.write(values, rowNumber: rowNumber)
    }

    /// Writes nights; whether all of them are new, else none is written.
    func write(_ nights: [NightStretch], of listing: String) throws -> Bool {
        try writer.write(nights, of: listing)
    }

    /// Who stores trips; `nil` for other kinds.
    var trips: TripPacker? { writer.trips }

    func finish() throws { try writer.finish() }
}
