/// The records of a CSV dump, one after the other, with row number and byte offset.
///
/// libcsv tokenizes; this reader feeds it line by line, so that it knows where every row begins,
/// and takes up again at the next line after a row whose quotes cannot be understood. libcsv's
/// habits are kept: outer spaces of a field are trimmed, blank lines are no rows, CR, LF, CRLF and
/// CR CR LF end a row.
///
/// ```swift
/// var reader = try CSVReader(path: "listings.csv.gz", delimiter: ",")
/// var record = Record()
/// while try reader.next(into: &record) { … }
/// ```
public struct CSVReader: RecordReader, ~Copyable {
    private var stream: ByteStream
    private var tokenizer: CSVTokenizer
    private let limits: RecordLimits
    private let chunkCapacity: Int
    private let delimiter: UInt8

    /// Bytes from the beginning of the current record on.
    private var window: [UInt8] = []
    private var windowOffset: Int64 = 0
    private var chunk: [UInt8] = []
    private var recordStart = 0
    private var position = 0
    private var isAtEnd = false
    private var isLenient = false
    /// The rest of a faulty row's line is being passed over.
    private var isSkippingLine = false
    private var rowNumber = 0

    /// Opens a dump.
    ///
    /// - Throws: what opening a `ByteStream` throws; `notText` for UTF-16.
    public init(
        path: String,
        delimiter: UInt8,
        limits: RecordLimits = RecordLimits(),
        chunkCapacity: Int = 256 * 1024
    ) throws(DumpError) {
        var stream = try ByteStream(path: path)
        var first: [UInt8] = []
        // Enough for a byte order mark, however small the pieces are.
        try stream.read(into: &first, capacity: max(chunkCapacity, 4))
        guard !first.starts(with: [0xFF, 0xFE]), !first.starts(with: [0xFE, 0xFF]) else {
            throw DumpError(.notText, file: path, offset: 0, detail: "it is UTF-16")
        }
        self.stream = stream
        self.limits = limits
        self.chunkCapacity = chunkCapacity
        self.delimiter = delimiter
        tokenizer = CSVTokenizer(delimiter: delimiter)
        window = first
        position = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        recordStart = position
    }

    /// How far reading has come, in bytes of the file on disk.
    public var fileBytesConsumed: Int64 { stream.fileBytesConsumed }

    /// Fills `record` with the next row; false at the end.
    ///
    /// A row that cannot be understood comes as a record with a `fault`.
    ///
    /// - Throws: what reading a `ByteStream` throws; `outOfMemory`.
    public mutating func next(into record: inout Record) throws(DumpError) -> Bool {
        while true {
            if position == window.count, !isAtEnd { try refill() }
            if isSkippingLine { skipLine() }
            if tokenizer.isBetweenRows { skipBlanks() }
            guard position < window.count else {
                if !isAtEnd { continue }
                return try finish(into: &record)
            }
            let piece = nextPiece()
            switch feed(piece) {
            case .consumed:
                position = piece.upperBound
                if tokenizer.hasRow { return takeRow(into: &record) }
                if tokenizer.openFieldByteCount > limits.maxFieldBytes {
                    return fail(.fieldTooLong, into: &record)
                }
                if isLenient, !tokenizer.isBetweenRows, endsLine(piece) {
                    return fail(.brokenQuote, into: &record)
                }
            case .quoteInUnquotedField where !isLenient:
                // Harmless where the row ends on its own line: read that line again without
                // strictness.
                tokenizer.reset(strict: false)
                isLenient = true
                position = recordStart
            case .brokenQuote, .quoteInUnquotedField:
                return fail(.brokenQuote, into: &record)
            case .outOfMemory:
                throw DumpError(.outOfMemory, file: stream.path, row: rowNumber + 1)
            }
        }
    }

    // MARK: Rows

    /// Hands over the row that the tokenizer has completed.
    private mutating func takeRow(into record: inout Record) -> Bool {
        let sink = tokenizer.sink
        guard sink.longestField <= limits.maxFieldBytes else {
            return fail(.fieldTooLong, into: &record)
        }
        record.removeFields()
        swap(&record.bytes, &sink.bytes)
        swap(&record.ends, &sink.fieldEnds)
        sink.isComplete = false
        rowNumber += 1
        record.rowNumber = rowNumber
        record.byteOffset = windowOffset + Int64(recordStart)
        if record.bytes.contains(0) { record.fault = .nulByte }
        if isLenient {
            isLenient = false
            tokenizer.reset(strict: true)
        }
        return true
    }

    /// Hands over the row as faulty and takes up again at the line after its first one.
    private mutating func fail(_ fault: RowFault, into record: inout Record) -> Bool {
        tokenizer.reset(strict: true)
        isLenient = false
        record.removeFields()
        rowNumber += 1
        record.rowNumber = rowNumber
        record.byteOffset = windowOffset + Int64(recordStart)
        record.fault = fault
        position = recordStart
        isSkippingLine = true
        skipLine()
        return true
    }

    private mutating func finish(into record: inout Record) throws(DumpError) -> Bool {
        guard !tokenizer.isBetweenRows else { return false }
        if tokenizer.isInsideQuote { return fail(.unterminatedQuote, into: &record) }
        tokenizer.finish()
        return takeRow(into: &record)
    }

    // MARK: Bytes

    /// Up to and with the next line end, so that a piece never holds more than one row.
    private func nextPiece() -> Range<Int> {
        guard let end = lineEnd(from: position) else { return position..<window.count }
        let isPair =
            window[end] == 0x0D && end + 1 < window.count && window[end + 1] == 0x0A
        return position..<(end + (isPair ? 2 : 1))
    }

    private func lineEnd(from start: Int) -> Int? {
        let bytes = window.span
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D { return index }
            index += 1
        }
        return nil
    }

    private func endsLine(_ piece: Range<Int>) -> Bool {
        Self.isLineEnd(window[piece.upperBound - 1])
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// Passes over the rest of a line, or over what of it is in the window.
    private mutating func skipLine() {
        guard let end = lineEnd(from: position) else {
            position = window.count
            recordStart = position
            return
        }
        position = end
        recordStart = end
        isSkippingLine = false
    }

    /// Passes over what stands between two rows, as libcsv does, so that the next row's offset is
    /// that of its first byte.
    private mutating func skipBlanks() {
        while position < window.count {
            let byte = window[position]
            guard Self.isLineEnd(byte) || byte == 0x20 || (byte == 0x09 && delimiter != 0x09)
            else { break }
            position += 1
        }
        recordStart = position
    }

    private mutating func feed(_ piece: Range<Int>) -> CSVTokenizer.Outcome {
        // The pointer is lent to libcsv for the call only.
        unsafe window.withUnsafeBytes { bytes in
            unsafe tokenizer.feed(UnsafeRawBufferPointer(rebasing: bytes[piece]))
        }
    }

    /// Drops what lies before the current record and reads on.
    private mutating func refill() throws(DumpError) {
        let done = tokenizer.isBetweenRows || isSkippingLine ? position : recordStart
        window.removeFirst(done)
        windowOffset += Int64(done)
        position -= done
        recordStart = 0
        try stream.read(into: &chunk, capacity: chunkCapacity)
        isAtEnd = chunk.isEmpty
        window.append(contentsOf: chunk)
    }
}
