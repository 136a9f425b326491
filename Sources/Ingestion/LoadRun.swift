internal import Domain
internal import Dumps
internal import Formats
internal import GRDB
internal import Store

/// The reading of one file inside the transaction that loads it.
struct LoadRun: ~Copyable {
    private let database: Database
    let format: RecognisedFormat
    let path: String
    let options: FileLoader.Options
    private let reading: RowReading
    private let rejects: RejectWriter
    var load: Load
    let outputs: [RecordOutput]
    var tallies: [String: DateTally]
    private var commonestReject: [String: Int] = [:]
    private var rejectedFields: [String: String] = [:]

    init(
        _ database: Database,
        load: Load,
        format: RecognisedFormat,
        path: String,
        options: FileLoader.Options
    ) throws {
        let descriptor = format.descriptor
        var tallies: [String: DateTally] = [:]
        for source in descriptor.snapshot {
            if let field = source.field { tallies[field] = DateTally() }
        }
        let key = try StoreProperty.contactKey.value(database) ?? ""
        let reading = RowReading(
            format,
            descriptor.records.map { mapping in
                RecordConverter(
                    mapping,
                    columns: format.columns,
                    encoding: descriptor.container.encoding,
                    currency: options.currency,
                    key: Array(key.utf8),
                    timeZone: options.timeZone
                )
            }
        )
        let outputs = try descriptor.records.map { mapping in
            try RecordOutput(
                database,
                kind: mapping.kind,
                filled: Set(mapping.fields.map(\.target.name)),
                loadID: load.id
            )
        }
        rejects = try RejectWriter(database, loadID: load.id)
        self.database = database
        self.load = load
        self.format = format
        self.path = path
        self.options = options
        self.reading = reading
        self.outputs = outputs
        self.tallies = tallies
    }

    /// Reads every record of the file.
    mutating func read(progress: (FileLoader.Progress) -> Void) throws {
        let container = format.descriptor.container
        if let shape = container.kind.jsonShape {
            try readRows(progress) { [path, format] in
                try JSONReader(path: path, columns: format.columns, shape: shape)
            }
        } else if let trips = RecognisedTrips(format, currency: options.currency) {
            try readTrips(trips, progress)
        } else if container.kind == .csv {
            let open = csvReader
            if let layout = CalendarLayout(format, currency: options.currency) {
                var reader = try open()
                try readCalendar(from: &reader, CalendarLane(layout), progress)
            } else {
                try readRows(progress, from: open)
            }
        } else if let layout = container.sheets {
            try readRows(progress) { [path, format, options] in
                try WorkbookTableReader(
                    path: path,
                    layout: layout,
                    columns: format.columns,
                    limits: options.limits
                )
            }
        } else {
            throw IngestionError.unreadableContainer(file: path, format: format.descriptor.id)
        }
    }

    /// Opens the CSV file, behind its header.
    private var csvReader: @Sendable () throws -> CSVReader {
        { [path, format, options] in
            var reader = try CSVReader(
                path: path,
                delimiter: format.descriptor.container.delimiter,
                limits: options.limits,
                keepsOuterBlanks: format.descriptor.keepsOuterBlanks
            )
            var header = DumpRecord()
            _ = try reader.next(into: &header)
            return reader
        }
    }

    /// Ends the load: counts, snapshot date, the file's identity.
    consuming func finish(_ identity: FileIdentity) throws -> Load {
        for output in outputs { try output.finish() }
        let formatID = format.descriptor.id
        guard load.rowsRead > 0 else {
            throw IngestionError.noRows(file: path, format: formatID)
        }
        guard load.rowsLoaded > 0 || load.rowsRejected == 0 else {
            let code = commonestReject.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? ""
            throw IngestionError.everyRowRejected(
                file: path,
                format: formatID,
                rows: load.rowsRejected,
                field: rejectedFields[code],
                code: code
            )
        }
        if outputs.contains(where: { $0.kind.isSnapshot }) {
            guard let (date, source) = snapshotDate() else {
                throw IngestionError.noSnapshotDate(file: path, format: formatID)
            }
            load.snapshotDate = date.date
            load.snapshotPrecision = date.precision.rawValue
            load.snapshotDeterminedBy = source
        }
        load.fileBytes = identity.byteCount
        load.fileSHA256 = identity.sha256
        try load.updateOutcome(database)
        return load
    }

    // MARK: Rows

    /// Stores rows while the next ones are read.
    private mutating func readRows<Reader: RecordReader & ~Copyable>(
        _ progress: (FileLoader.Progress) -> Void,
        from open: @escaping @Sendable () throws -> Reader
    ) throws {
        let ahead = RowsAhead(reading, from: open)
        defer { ahead.abandon() }
        while let batch = try ahead.next() {
            for row in batch.rows {
                load.rowsRead += 1
                if load.rowsRead.isMultiple(of: 4096) {
                    report(batch.fileBytesConsumed, progress)
                }
                try take(row)
            }
        }
    }

    /// Tells how far the file has been read.
    func report(_ bytes: Int64, _ progress: (FileLoader.Progress) -> Void) {
        progress(
            FileLoader.Progress(bytes: bytes, totalBytes: load.fileBytes, rows: load.rowsRead)
        )
    }

    mutating func take(_ record: DumpRecord) throws { try take(reading.row(record)) }

    private mutating func take(_ row: ReadRow) throws {
        switch row.content {
        case .rejected(let reason):
            load.rowsRejected += 1
            try note(row, reason)
        case .skipped:
            load.rowsSkipped += 1
        case .records(let records):
            var isLoaded = false
            for (output, record) in zip(outputs, records) {
                isLoaded = try take(record, of: row, output) || isLoaded
            }
            if isLoaded { load.rowsLoaded += 1 } else { load.rowsRejected += 1 }
        }
    }

    /// Whether the record was stored.
    private mutating func take(
        _ record: ConvertedRecord,
        of row: ReadRow,
        _ output: RecordOutput
    ) throws -> Bool {
        for problem in record.problems {
            let isFatal = !record.isKept && output.isRequired(problem.field)
            try note(row, .field(problem, rejectsRow: isFatal))
        }
        guard record.isKept else { return false }
        if let reason = try output.write(record.values, rowNumber: row.rowNumber) {
            try note(row, reason)
            return false
        }
        for (index, field) in output.kind.fields.enumerated() where tallies[field.name] != nil {
            tallies[field.name]?.add(record.values[index])
        }
        return true
    }

    private mutating func note(_ row: ReadRow, _ reason: RejectReason) throws {
        count(reason)
        try rejects.write(row, reason)
    }

    /// Keeps why a row was left out that no record was made of.
    mutating func note(_ reason: RejectReason, rowNumber: Int, byteOffset: Int64) throws {
        count(reason)
        try rejects.write(reason, rowNumber: rowNumber, byteOffset: byteOffset, sheet: nil)
    }

    private mutating func count(_ reason: RejectReason) {
        switch reason.scope {
        case .field: load.fieldsRejected += 1
        case .row:
            commonestReject[reason.code, default: 0] += 1
            rejectedFields[reason.code] = reason.field
        }
    }

    // MARK: Snapshot date

    private func snapshotDate() -> (SnapshotDate, source: String)? {
        if let asOf = options.asOf {
            return (SnapshotDate(date: asOf, precision: .day), SnapshotDate.optionSource)
        }
        var monthOnly: (SnapshotDate, source: String)?
        for source in format.descriptor.snapshot {
            guard let (date, words) = snapshotDate(from: source) else { continue }
            if date.precision == .day { return (date, words) }
            monthOnly = monthOnly ?? (date, words)
        }
        return monthOnly
    }

    private func snapshotDate(from source: SnapshotSource) -> (SnapshotDate, source: String)? {
        let day: (CivilDate?, String)
        switch source {
        case .path: return SnapshotDate(path: path).map { ($0, SnapshotDate.pathSource) }
        case .mostFrequent(let field):
            day = (tallies[field]?.mostFrequent, "most frequent \(field)")
        case .earliest(let field): day = (tallies[field]?.earliest, "earliest \(field)")
        case .latest(let field): day = (tallies[field]?.latest, "latest \(field)")
        }
        return day.0.map { (SnapshotDate(date: $0, precision: .day), day.1) }
    }
}

extension SnapshotSource {
    /// The canonical field it looks at.
    var field: String? {
        switch self {
        case .path: nil
        case .mostFrequent(let field), .earliest(let field), .latest(let field): field
        }
    }
}
