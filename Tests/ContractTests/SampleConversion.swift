import Domain
import Dumps
import Formats
import Foundation

/// What the rows of a sample become, as `expected.json` writes it.
struct SampleConversion: Encodable {
    /// A row that became a record, was rejected, or was left out.
    struct Row: Encodable {
        var sheet: String?
        var row: Int
        var record: Int?
        var kind: String?
        var values: [String: Value]?
        var problems: [String: String]?
        var rejected: Bool?
        var skipped: String?
        var fault: String?
    }

    /// A value with its type, so that 1 and "1" differ.
    enum Value: Encodable {
        case cell(CellValue)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            guard case .cell(let value) = self else { return }
            switch value {
            case .null: try container.encodeNil()
            case .integer(let value): try container.encode(value)
            case .real(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            }
        }
    }

    private(set) var rows: [Row] = []

    init(of path: String, as format: RecognisedFormat) throws {
        let descriptor = format.descriptor
        let skipper = RowSkipper(descriptor.skips, columns: format.columns)
        let converters = descriptor.records.map {
            RecordConverter(
                $0,
                columns: format.columns,
                encoding: descriptor.container.encoding,
                currency: nil,
                timeZone: "America/Chicago"
            )
        }
        try format.forEachRecord(inFileAt: path) { record, _ in
            if let fault = record.fault {
                rows.append(Row(sheet: record.sheet, row: record.rowNumber, fault: fault.rawValue))
            } else if let reason = skipper.reason(for: record) {
                rows.append(Row(sheet: record.sheet, row: record.rowNumber, skipped: reason))
            } else {
                for (index, converter) in converters.enumerated() {
                    rows.append(Self.row(record, index, converter))
                }
            }
        }
    }

    /// Sorted and indented, so that a change shows as a small difference.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(rows), as: UTF8.self) + "\n"
    }

    private static func row(
        _ record: borrowing Record,
        _ index: Int,
        _ converter: RecordConverter
    ) -> Row {
        var values: [CellValue] = []
        var problems: [FieldProblem] = []
        let isKept = converter.convert(copy record, into: &values, problems: &problems)
        var named: [String: Value] = [:]
        for (field, value) in zip(converter.kind.fields, values) where value != .null {
            named[field.name] = .cell(value)
        }
        return Row(
            sheet: record.sheet,
            row: record.rowNumber,
            record: index,
            kind: converter.kind.rawValue,
            values: named,
            problems: problems.isEmpty
                ? nil
                : Dictionary(
                    problems.map { ($0.field, $0.fault.rawValue) },
                    uniquingKeysWith: { first, _ in first }
                ),
            rejected: isKept ? nil : true
        )
    }
}
