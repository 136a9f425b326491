/// The records of a CSV dump, one after the other, with row number and byte offset.
///
/// libcsv tokenizes; this reader feeds it line by line, so that it knows where every row begins,
/// and takes up again at the next line after a row whose quotes cannot be understood. libcsv's
/// habits are kept: outer blanks of an unquoted field are trimmed unless asked for, blank lines are no rows, CR, LF,
/// CRLF and CR CR LF end a row.
///
/// ```swift
/// var reader = try CSVReader(path: "listings.csv.gz", delimiter: ",")
/// var record = Record()
/// while try reader.next(into: &record) { … }
/// ```
public struct CSVReader: RecordReader, ~Copyable {
    var window: CSVWindow
    private var tokenizer: CSVTokenizer
    private let limits: RecordLimits
    private let delimiter: UInt8
    /// The number of the row that was read last; the header is row 1.
    public internal(set) var rowNumber = 0

    /// Opens a dump.
    ///
    /// Where outer blanks are kept, a quote after one is a quote inside an unquoted field. Who only
    /// looks at the beginning need not read ahead.
    ///
    /// - Throws: what opening a `ByteStream` throws; `notText` for UTF-16.
    public init(
        path: String,
        delimiter: UInt8,
        limits: RecordLimits = RecordLimits(),
        keepsOuterBlanks: Bool = false,
        readsAhead: Bool = true,
        chunkCapacity: Int = 256 * 1024
    ) throws(DumpError) {
        let window = try CSVWindow(
            path: path,
            chunkCapacity: chunkCapacity,
            readsAhead: readsAhead
        )
        self.init(window, delimiter, limits, keepsOuterBlanks: keepsOuterBlanks)
    }

    /// Opens a dump whose chunks somebody else reads.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - delimiter: the byte between two fields.
    ///   - limits: bounds for records.
    ///   - supply: the next chunk, empty at the end.
    /// - Throws: what opening a `ByteStream` and `supply` throw; `notText` for UTF-16.
    public init(
        path: String,
        delimiter: UInt8,
        limits: RecordLimits,
        supply: @escaping () throws(DumpError) -> [UInt8]
    ) throws(DumpError) {
        let window = try CSVWindow(path: path, chunkCapacity: 0, supply: supply)
        self.init(window, delimiter, limits, keepsOuterBlanks: false)
    }

    private init(
        _ window: consuming CSVWindow,
        _ delimiter: UInt8,
        _ limits: RecordLimits,
        keepsOuterBlanks: Bool
    ) {
        self.window = window
        self.limits = limits
        self.delimiter = delimiter
        tokenizer = CSVTokenizer(delimiter: delimiter, keepsOuterBlanks: keepsOuterBlanks)
    }

    /// Whether the next row begins with the next chunk.
    public mutating func isAtEndOfChunk() -> Bool { window.isUsedUp() }

    /// Passes over rows that somebody else has read from the beginning of the next chunk, and goes
    /// on behind them; only where `isAtEndOfChunk()`.
    ///
    /// - Parameters:
    ///   - rows: how many.
    ///   - end: where they end.
    ///   - chunk: the chunk, of `count` bytes.
    ///   - count: how long it is.
    public mutating func pass(rows: Int, end: Int, of chunk: [UInt8], count: Int) {
        rowNumber += rows
        if end == count {
            window.pass(bytes: count)
        } else {
            window.replace(with: chunk, count: count, position: end)
        }
    }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 { window.fileBytesConsumed }

    /// Fills `record` with the next row; false at the end.
    ///
    /// A row that cannot be understood comes as a record with a `fault`, and reading goes on after
    /// the row's first line. Neither depends on how the file was cut into chunks.
    ///
    /// - Throws: what reading a `ByteStream` throws; `outOfMemory`.
    public mutating func next(into record: inout Record) throws(DumpError) -> Bool {
        guard try window.seekRow(delimiter: delimiter) else { return false }
        rowNumber += 1
        record.removeFields()
        record.rowNumber = rowNumber
        record.byteOffset = window.rowOffset
        if let fault = try readRow() {
            record.fault = fault
            tokenizer.reset()
            window.passOverLine()
        } else {
            tokenizer.takeRow(into: &record)
            if record.bytes.contains(0) { record.fault = .nulByte }
        }
        return true
    }

    /// Gives the tokenizer one row; why it cannot be read, where it cannot.
    private mutating func readRow() throws(DumpError) -> RowFault? {
        while try window.fill() {
            guard let piece = window.nextPiece(maxRowBytes: limits.maxRowBytes) else {
                return .rowTooLong
            }
            let outcome = feed(piece)
            window.advance(over: piece)
            if tokenizer.longestField > limits.maxFieldBytes { return .fieldTooLong }
            switch outcome {
            case .consumed: break
            case .brokenQuote: return .brokenQuote
            case .outOfMemory:
                throw DumpError(.outOfMemory, file: window.path, row: rowNumber)
            }
            if tokenizer.hasRow { return nil }
            // Harmless where the row ends on its own line; elsewhere it may be that a quote was
            // opened by mistake and swallows the next rows.
            if tokenizer.hasLooseQuote, window.isAfterLineEnd { return .brokenQuote }
        }
        guard !tokenizer.isInsideQuote else { return .unterminatedQuote }
        tokenizer.finish()
        return nil
    }

    private mutating func feed(_ piece: Range<Int>) -> CSVTokenizer.Outcome {
        let bytes = window.bytes
        // The pointer is lent to libcsv for the call only.
        return unsafe bytes.withUnsafeBytes { bytes in
            unsafe tokenizer.feed(UnsafeRawBufferPointer(rebasing: bytes[piece]))
        }
    }
}
