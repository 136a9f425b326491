internal import Domain
internal import Dumps
public import Formats
public import GRDB
public import Store

/// One record that an official enters by hand: read by the same descriptor as files are.
public struct HandEntry {
    private let catalogue: FormatCatalogue
    private let format: String
    private let loadedAt: String

    /// A record cannot be taken.
    public struct Refused: Error, Hashable, Sendable {
        /// The fields that cannot be read, with the codes of the reasons.
        public var problems: [String: String]
    }

    /// An entry.
    ///
    /// - Parameters:
    ///   - catalogue: the formats.
    ///   - format: the descriptor that reads it.
    ///   - loadedAt: the moment, UTC.
    public init(catalogue: FormatCatalogue, format: String, loadedAt: String) {
        self.catalogue = catalogue
        self.format = format
        self.loadedAt = loadedAt
    }

    /// Stores a record as a load of one row; its hash is that of what is stored, for what was said
    /// is not kept in full.
    ///
    /// - Parameters:
    ///   - columns: the texts by the descriptor's column names.
    ///   - database: the store.
    /// - Returns: the load.
    /// - Throws: `Refused` where a field cannot be read: by hand it can be written again.
    public func store(_ columns: [String: String], _ database: Database) throws -> Load {
        guard
            let descriptor = try catalogue.outlines.first(where: { $0.id == format })?.descriptor(),
            let mapping = descriptor.records.first
        else { throw Refused(problems: ["format": "unknown"]) }
        let names = columns.keys.sorted()
        let key = try StoreProperty.contactKey.value(database) ?? ""
        let converter = RecordConverter(
            mapping,
            columns: names,
            encoding: descriptor.container.encoding,
            currency: nil,
            key: Array(key.utf8)
        )
        var values: [CellValue] = []
        var problems: [FieldProblem] = []
        _ = converter.convert(
            Record(fields: names.map { Array((columns[$0] ?? "").utf8) }),
            into: &values,
            problems: &problems
        )
        guard problems.isEmpty else {
            throw Refused(
                problems: Dictionary(problems.map { ($0.field, $0.fault.rawValue) }) { $1 }
            )
        }
        let text = values.map { "\($0)" }.joined(separator: "\u{1F}")
        var load = Load(
            fileName: "entered by hand",
            fileBytes: Int64(text.utf8.count),
            fileSHA256: Fingerprint.sha256(of: Array("\(loadedAt)\u{1F}\(text)".utf8)),
            formatID: descriptor.id,
            formatVersion: descriptor.version,
            formatEra: "by hand",
            kind: mapping.kind.rawValue,
            precedence: descriptor.precedence,
            snapshotDate: nil,
            snapshotPrecision: "none",
            snapshotDeterminedBy: "periods in the rows",
            currency: nil,
            loadedAt: loadedAt
        )
        (load.rowsRead, load.rowsLoaded) = (1, 1)
        try load.insert(database)
        let writer = try FactWriter(
            database,
            table: mapping.kind.table,
            columns: mapping.kind.fields.map(\.name)
        )
        try writer.insert(loadID: load.id, rowNumber: 1, values)
        return load
    }
}
