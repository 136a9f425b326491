internal import Domain
internal import Dumps
internal import Formats

/// What can be told of the rows of a file before the store is asked.
struct RowReading: Sendable {
    private let format: RecognisedFormat
    private let skipper: RowSkipper
    private let converters: [RecordConverter]

    init(_ format: RecognisedFormat, _ converters: [RecordConverter]) {
        self.format = format
        self.converters = converters
        skipper = RowSkipper(format.descriptor.skips, columns: format.columns)
    }

    func row(_ record: DumpRecord) -> ReadRow {
        ReadRow(
            rowNumber: record.rowNumber,
            byteOffset: record.byteOffset,
            sheet: record.sheet,
            content: content(record)
        )
    }

    private func content(_ record: DumpRecord) -> ReadRow.Content {
        if let fault = record.fault { return .rejected(.fault(fault)) }
        guard format.hasFields(of: record) else {
            return .rejected(
                .wrongColumnCount(found: record.fieldCount, expected: format.columns.count)
            )
        }
        guard skipper.reason(for: record) == nil else { return .skipped }
        return .records(
            converters.map { converter in
                var one = ConvertedRecord()
                one.isKept = converter.convert(record, into: &one.values, problems: &one.problems)
                return one
            }
        )
    }
}

/// A row as it was read.
struct ReadRow: Sendable {
    let rowNumber: Int
    let byteOffset: Int64

    /// The sheet of a workbook that it stands on.
    let sheet: String?
    let content: Content

    enum Content: Sendable {
        /// It is no record.
        case rejected(RejectReason)

        /// The format says that it is no data.
        case skipped

        /// What it becomes, one for each record of the format.
        case records([ConvertedRecord])
    }
}

/// A record with what could not be read of it.
struct ConvertedRecord: Sendable {
    /// One for each field of its kind.
    var values: [CellValue] = []
    var problems: [FieldProblem] = []

    /// Whether every field that is needed could be read.
    var isKept = false
}
