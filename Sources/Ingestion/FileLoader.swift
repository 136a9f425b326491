public import Domain
public import Dumps
public import Formats
internal import Foundation
internal import GRDB
public import Store

/// Loads one file into a store: all of it in one transaction, or nothing.
public struct FileLoader: Sendable {
    /// What the user says about the files.
    public struct Options: Sendable {
        /// The day the files describe, when the user says so.
        public var asOf: CivilDate?

        /// The currency of amounts.
        public var currency: Currency?

        /// The city's time zone, for moments in universal time.
        public var timeZone: String?

        /// The moment of loading: UTC, ISO 8601.
        public var loadedAt: String

        /// Bounds for records.
        public var limits: RecordLimits

        /// So many uncompressed bytes of a trip file are read at a time by one thread.
        ///
        /// A few blocks of the widest trips: threads meet once for each.
        public var chunkBytes: Int

        /// What the user says about the files.
        public init(
            asOf: CivilDate? = nil,
            currency: Currency? = nil,
            timeZone: String? = nil,
            loadedAt: String,
            limits: RecordLimits = RecordLimits(),
            chunkBytes: Int = 2_400 << 10
        ) {
            self.asOf = asOf
            self.currency = currency
            self.timeZone = timeZone
            self.loadedAt = loadedAt
            self.limits = limits
            self.chunkBytes = chunkBytes
        }
    }

    /// What became of a file.
    public enum Outcome: Sendable {
        /// It was loaded.
        case loaded(Load)

        /// The same bytes were loaded before; nothing changed.
        case alreadyLoaded(Load)

        /// A register with the same bytes was published on another day, which was noted.
        case seenAgain(Load, SeenAgain)
    }

    /// How far a file has been read.
    public struct Progress: Sendable {
        /// Bytes of the file on disk that have been read.
        public var bytes: Int64

        /// Bytes of the file on disk.
        public var totalBytes: Int64

        /// Rows read.
        public var rows: Int
    }

    private let store: VeedorStore
    private let catalogue: FormatCatalogue
    private let options: Options

    /// A loader for a store.
    public init(store: VeedorStore, catalogue: FormatCatalogue, options: Options) {
        self.store = store
        self.catalogue = catalogue
        self.options = options
    }

    /// Loads a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - ahead: its identity, where somebody began to find it before.
    ///   - progress: told from time to time how far the reading is.
    /// - Returns: what became of it.
    /// - Throws: `DumpError`, `UnknownFormat`, `IngestionError`, `StoreError`; the store is then
    ///   as it was.
    public func load(
        _ path: String,
        identity ahead: FileIdentityAhead? = nil,
        progress: (Progress) -> Void = { _ in }
    ) throws -> Outcome {
        let byteCount = try FileIdentity.byteCount(ofFileAt: path)
        let ahead = ahead ?? FileIdentityAhead(ofFileAt: path)
        defer { ahead.abandon() }
        // Of another size than all others it is a new file: its digest is found while it is read.
        if try store.read({ try Load.hasFile(ofBytes: byteCount, $0) }) {
            let sha256 = try ahead.identity().sha256
            if let known = try store.read({ try Load.ofFile(sha256: sha256, $0) }) {
                if let again = try noteAgain(known, path) { return .seenAgain(known, again) }
                return .alreadyLoaded(known)
            }
        }
        let name = URL(fileURLWithPath: path).lastPathComponent
        let format = try catalogue.recognise(fileAt: path).named(name)
        let descriptor = format.descriptor
        guard let kind = descriptor.records.first?.kind else {
            throw IngestionError.unreadableContainer(file: path, format: descriptor.id)
        }
        var load = Load(
            fileName: name,
            fileBytes: byteCount,
            fileSHA256: "",
            formatID: descriptor.id,
            formatVersion: descriptor.version,
            formatEra: format.era,
            kind: kind.rawValue,
            precedence: descriptor.precedence,
            snapshotDate: nil,
            snapshotPrecision: "none",
            snapshotDeterminedBy: "periods in the rows",
            currency: options.currency?.code,
            loadedAt: options.loadedAt
        )
        load.unknownColumns = format.unknownColumns
        return .loaded(
            try store.write { database in
                try load.insert(database)
                var run = try LoadRun(
                    database,
                    load: load,
                    format: format,
                    path: path,
                    options: options
                )
                try run.read(progress: progress)
                return try run.finish(try ahead.identity())
            }
        )
    }

    /// Notes that a register which is in the store was published on a further day.
    ///
    /// A register whose day stands in its rows has the same day whatever the file is called.
    private func noteAgain(_ known: Load, _ path: String) throws -> SeenAgain? {
        guard let first = known.snapshotDate,
            CanonicalKind(rawValue: known.kind)?.isPublishedWhole == true
        else { return nil }
        let day: CivilDate
        let source: String
        if let asOf = options.asOf {
            (day, source) = (asOf, SnapshotDate.optionSource)
        } else if known.snapshotDeterminedBy == SnapshotDate.pathSource
            || known.snapshotDeterminedBy == SnapshotDate.optionSource,
            let date = SnapshotDate(path: path)
        {
            (day, source) = (date.date, SnapshotDate.pathSource)
        } else {
            return nil
        }
        guard day != first else { return nil }
        let again = SeenAgain(
            load: known.id,
            day: day,
            fileName: URL(fileURLWithPath: path).lastPathComponent,
            determinedBy: source,
            loadedAt: options.loadedAt
        )
        return try store.write { try again.insert($0) } ? again : nil
    }
}
