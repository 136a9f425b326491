internal import Domain
internal import Dumps
internal import Formats
internal import GRDB
internal import Store

/// One of the records that each row becomes: its conversion and where it is written.
final class RecordOutput {
    let kind: CanonicalKind
    private let converter: RecordConverter
    private let required: Set<String>
    private var writer: RecordWriter
    private(set) var values: [CellValue] = []
    private(set) var problems: [FieldProblem] = []

    init(
        _ database: Database,
        converter: RecordConverter,
        filled: Set<String>,
        loadID: Int64
    ) throws {
        kind = converter.kind
        required = Set(converter.kind.fields.filter(\.isRequired).map(\.name))
        self.converter = converter
        writer = try RecordWriter(
            database,
            kind: converter.kind,
            filled: filled,
            loadID: loadID
        )
    }

    func isRequired(_ field: String) -> Bool { required.contains(field) }

    /// Converts into `values` and `problems`; whether the record can be kept.
    func convert(_ record: DumpRecord) -> Bool {
        converter.convert(record, into: &values, problems: &problems)
    }

    /// Writes `values`; returns why the store did not take them.
    func write(rowNumber: Int) throws -> RejectReason? {
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
