internal import Domain
internal import GRDB
internal import Store

/// Writes rows of a model.
struct ModelWriter: ~Copyable {
    private let rows: RowWriter

    init(_ database: Database, table: String, columns: [String]) throws {
        rows = try RowWriter(database, table: "temp.\(table)", columns: columns)
    }

    func insert(_ values: [(any DatabaseValueConvertible)?]) throws {
        try rows.insert(values.map(CellValue.init))
    }
}

extension CellValue {
    /// What the store keeps of a value; nothing that models hold is a blob.
    fileprivate init(_ value: (any DatabaseValueConvertible)?) {
        switch value?.databaseValue.storage {
        case .int64(let integer): self = .integer(integer)
        case .double(let real): self = .real(real)
        case .string(let text): self = .text(text)
        case .null, .blob, nil: self = .null
        }
    }
}

extension Sequence<String> {
    /// References to evidence, written as the models do.
    func asEvidence() -> String { joined(separator: " ") }
}
