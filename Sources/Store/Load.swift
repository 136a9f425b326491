public import Domain
public import GRDB

/// What is known about one ingested file: the end of every trail from a number to its source.
public struct Load: Hashable, Sendable {
    /// Given by the store; 0 before it is stored.
    public var id: Int64 = 0

    /// The last part of the path.
    public var fileName: String

    /// Bytes on disk.
    public var fileBytes: Int64

    /// SHA-256 of the bytes on disk, lower-case hexadecimal.
    public var fileSHA256: String

    /// The descriptor in `scrapers-formats/`.
    public var formatID: String

    /// The descriptor's version.
    public var formatVersion: Int

    /// The generation of the format.
    public var formatEra: String

    /// The kind of record.
    public var kind: String

    /// Of two files of one kind and day the higher counts.
    public var precedence: Int

    /// The day the data describe, where they describe one.
    public var snapshotDate: CivilDate?

    /// `day`, `month` or `none`.
    public var snapshotPrecision: String

    /// How the day was determined.
    public var snapshotDeterminedBy: String

    /// ISO 4217.
    public var currency: String?

    /// Rows below the header.
    public var rowsRead = 0

    /// Rows that became records.
    public var rowsLoaded = 0

    /// Rows left out because they could not be read.
    public var rowsRejected = 0

    /// Rows left out because they are no data.
    public var rowsSkipped = 0

    /// Fields left empty because they could not be read.
    public var fieldsRejected = 0

    /// Columns of the file that the descriptor does not know.
    public var unknownColumns: [String] = []

    /// When it was loaded: UTC, ISO 8601.
    public var loadedAt: String

    /// The version of Veedor.
    public var toolVersion = VeedorVersion.current

    /// What is known about a file before its rows are read.
    public init(
        fileName: String,
        fileBytes: Int64,
        fileSHA256: String,
        formatID: String,
        formatVersion: Int,
        formatEra: String,
        kind: String,
        precedence: Int,
        snapshotDate: CivilDate?,
        snapshotPrecision: String,
        snapshotDeterminedBy: String,
        currency: String?,
        loadedAt: String
    ) {
        self.fileName = fileName
        self.fileBytes = fileBytes
        self.fileSHA256 = fileSHA256
        self.formatID = formatID
        self.formatVersion = formatVersion
        self.formatEra = formatEra
        self.kind = kind
        self.precedence = precedence
        self.snapshotDate = snapshotDate
        self.snapshotPrecision = snapshotPrecision
        self.snapshotDeterminedBy = snapshotDeterminedBy
        self.currency = currency
        self.loadedAt = loadedAt
    }
}

extension Load: FetchableRecord {
    /// A row of the table `load`.
    public init(row: Row) {
        id = row["load_id"]
        fileName = row["file_name"]
        fileBytes = row["file_bytes"]
        fileSHA256 = row["file_sha256"]
        formatID = row["format_id"]
        formatVersion = row["format_version"]
        formatEra = row["format_era"]
        kind = row["kind"]
        precedence = row["precedence"]
        snapshotDate = (row["snapshot_date"] as String?).flatMap { CivilDate($0) }
        snapshotPrecision = row["snapshot_precision"]
        snapshotDeterminedBy = row["snapshot_determined_by"]
        currency = row["currency"]
        rowsRead = row["rows_read"]
        rowsLoaded = row["rows_loaded"]
        rowsRejected = row["rows_rejected"]
        rowsSkipped = row["rows_skipped"]
        fieldsRejected = row["fields_rejected"]
        let unknown: String = row["unknown_columns"]
        unknownColumns = unknown.split(separator: ",").map(String.init)
        loadedAt = row["loaded_at"]
        toolVersion = row["tool_version"]
    }

    /// All loads in the order they came.
    public static func all(_ database: Database) throws -> [Load] {
        try fetchAll(database, sql: "select * from load order by load_id")
    }

    /// The load of the file with this SHA-256, if it is in the store.
    public static func ofFile(sha256: String, _ database: Database) throws -> Load? {
        try fetchOne(database, sql: "select * from load where file_sha256 = ?", arguments: [sha256])
    }

    /// Whether a file of so many bytes is in the store: no other can be the same file.
    public static func hasFile(ofBytes byteCount: Int64, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "select exists (select * from load where file_bytes = ?)",
            arguments: [byteCount]
        ) ?? false
    }

    /// Stores the load and takes its id.
    public mutating func insert(_ database: Database) throws {
        try database.execute(
            sql: """
                insert into load (
                  file_name, file_bytes, file_sha256, format_id, format_version, format_era, kind,
                  precedence, snapshot_date, snapshot_precision, snapshot_determined_by, currency,
                  rows_read, rows_loaded, rows_rejected, rows_skipped, fields_rejected,
                  unknown_columns, loaded_at, tool_version
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                fileName, fileBytes, fileSHA256, formatID, formatVersion, formatEra, kind,
                precedence, snapshotDate?.description, snapshotPrecision, snapshotDeterminedBy,
                currency, rowsRead, rowsLoaded, rowsRejected, rowsSkipped, fieldsRejected,
                unknownColumns.joined(separator: ","), loadedAt, toolVersion,
            ]
        )
        id = database.lastInsertedRowID
    }

    /// Writes what became known while the rows were read: the file's identity, counts and the
    /// snapshot date.
    public func updateOutcome(_ database: Database) throws {
        try database.execute(
            sql: """
                update load set
                  file_bytes = ?, file_sha256 = ?,
                  snapshot_date = ?, snapshot_precision = ?, snapshot_determined_by = ?,
                  rows_read = ?, rows_loaded = ?, rows_rejected = ?, rows_skipped = ?,
                  fields_rejected = ?
                where load_id = ?
                """,
            arguments: [
                fileBytes, fileSHA256,
                snapshotDate?.description, snapshotPrecision, snapshotDeterminedBy,
                rowsRead, rowsLoaded, rowsRejected, rowsSkipped, fieldsRejected, id,
            ]
        )
    }
}
