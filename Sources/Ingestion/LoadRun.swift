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
    private let skipper: RowSkipper
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
        let outputs = try descriptor.records.map { mapping in
            try RecordOutput(
                database,
                converter: RecordConverter(
                    mapping,
                    columns: format.columns,
                    encoding: descriptor.container.encoding,
                    currency: options.currency,
                    key: Array(key.utf8),
                    timeZone: options.timeZone
                ),
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
        skipper = RowSkipper(descriptor.skips, columns: format.columns)
        self.outputs = outputs
        self.tallies = tallies
    }

    /// Reads every record of the file.
    mutating func read(progress: (FileLoader.Progress) -> Void) throws {
        let container = format.descriptor.container
        if let shape = container.kind.jsonShape {
            var reader = try JSONReader(path: path, columns: format.columns, shape: shape)
            try readRows(from: &reader, progress)
        } else if let trips = RecognisedTrips(format, currency: options.currency) {
            try readTrips(trips, progress)
        } else if container.kind == .csv {
            var reader = try CSVReader(
                path: path,
                delimiter: container.delimiter,
                limits: options.limits,
                keepsOuterBlanks: format.descriptor.keepsOuterBlanks
            )
            var header = DumpRecord()
            _ = try reader.next(into: &header)
            if let layout = CalendarLayout(format, currency: options.currency) {
                try readCalendar(from: &reader, CalendarLane(layout), progress)
            } else {
                try readRows(from: &reader, progress)
            }
        } else if let layout = container.sheets {
            var reader = try WorkbookTableReader(
                path: path,
                layout: layout,
                columns: format.columns,
                limits: options.limits
            )
            try readRows(from: &reader, progress)
        } else {
            throw IngestionError.unreadableContainer(file: path, format: format.descriptor.id)
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

    private mutating func readRows<Reader: RecordReader & ~Copyable>(
        from reader: inout Reader,
        _ progress: (FileLoader.Progress) -> Void
    ) throws {
        var record = DumpRecord()
        while try reader.next(into: &record) {
            load.rowsRead += 1
            if load.rowsRead.isMultiple(of: 4096) {
                report(reader.fileBytesConsumed, progress)
            }
            try take(record)
        }
    }

    /// Tells how far the file has been read.
    func report(_ bytes: Int64, _ progress: (FileLoader.Progress) -> Void) {
        progress(
            FileLoader.Progress(bytes: bytes, totalBytes: load.fileBytes, rows: load.rowsRead)
        )
    }

    mutating func take(_ record: DumpRecord) throws {
        if let fault = record.fault { return try reject(record, .fault(fault)) }
        guard format.hasFields(of: record) else {
            return try reject(
                record,
                .wrongColumnCount(found: record.fieldCount, expected: format.columns.count)
            )
        }
        if skipper.reason(for: record) != nil {
            load.rowsSkipped += 1
            return
        }
        var isLoaded = false
        for output in outputs {
            isLoaded = try take(record, output) || isLoaded
        }
        if isLoaded { load.rowsLoaded += 1 } else { load.rowsRejected += 1 }
    }

    /// Whether the record was stored.
    private mutating func take(_ record: DumpRecord, _ output: RecordOutput) throws -> Bool {
        let isKept = output.convert(record)
        for problem in output.problems {
            let isFatal = !isKept && output.isRequired(problem.field)
            try note(record, .field(problem, rejectsRow: isFatal))
        }
        guard isKept else { return false }
        if let reason = try output.write(rowNumber: record.rowNumber) {
            try note(record, reason)
            return false
        }
        for (index, field) in output.kind.fields.enumerated() where tallies[field.name] != nil {
            tallies[field.name]?.add(output.values[index])
        }
        return true
    }

    private mutating func reject(_ record: DumpRecord, _ reason: RejectReason) throws {
        load.rowsRejected += 1
        try note(record, reason)
    }

    private mutating func note(_ record: DumpRecord, _ reason: RejectReason) throws {
        count(reason)
        try rejects.write(record, reason)
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
