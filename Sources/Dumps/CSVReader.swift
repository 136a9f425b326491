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

    /// Bytes from the beginning of the current record on.
    private var window: [UInt8] = []
    private var windowOffset: Int64 = 0
    private var chunk: [UInt8] = []
    private var recordStart = 0
    private var position = 0
    private var isAtEnd = false
    private var isLenient = false
    private var lineEnd: UInt8 = 0x0A
    private var rowNumber = 0
    private var nextPendingRow = 0

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
        try stream.read(into: &first, capacity: chunkCapacity)
        guard !first.starts(with: [0xFF, 0xFE]), !first.starts(with: [0xFE, 0xFF]) else {
            throw DumpError(.notText, file: path, offset: 0, detail: "it is UTF-16")
        }
        self.stream = stream
        self.limits = limits
        self.chunkCapacity = chunkCapacity
        tokenizer = CSVTokenizer(delimiter: delimiter)
        window = first
        position = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        recordStart = position
        lineEnd = first.contains(0x0A) || !first.contains(0x0D) ? 0x0A : 0x0D
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
            if takePendingRow(into: &record) { return true }
            if position == window.count, !isAtEnd { try refill() }
            guard position < window.count else { return try finish(into: &record) }
            if tokenizer.isBetweenRows { recordStart = position }
            let piece = nextPiece()
            switch feed(piece) {
            case .consumed:
                position = piece.upperBound
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

    private mutating func takePendingRow(into record: inout Record) -> Bool {
        let sink = tokenizer.sink
        guard nextPendingRow < sink.rowEnds.count else { return false }
        let firstField = nextPendingRow == 0 ? 0 : sink.rowEnds[nextPendingRow - 1]
        let fields = firstField..<sink.rowEnds[nextPendingRow]
        let start = fields.lowerBound == 0 ? 0 : sink.fieldEnds[fields.lowerBound - 1]
        record.removeFields()
        if let end = fields.last.map({ sink.fieldEnds[$0] }) {
            record.bytes.append(contentsOf: sink.bytes[start..<end])
            for field in fields { record.ends.append(sink.fieldEnds[field] - start) }
        }
        rowNumber += 1
        record.rowNumber = rowNumber
        record.byteOffset = windowOffset + Int64(recordStart)
        if record.bytes.contains(0) { record.fault = .nulByte }
        nextPendingRow += 1
        if nextPendingRow == sink.rowEnds.count { forgetDeliveredRows() }
        return true
    }

    private mutating func forgetDeliveredRows() {
        let sink = tokenizer.sink
        nextPendingRow = 0
        let delivered = sink.rowEnds.last ?? 0
        let bytes = delivered == 0 ? 0 : sink.fieldEnds[delivered - 1]
        sink.bytes.removeFirst(bytes)
        sink.fieldEnds.removeFirst(delivered)
        for index in sink.fieldEnds.indices { sink.fieldEnds[index] -= bytes }
        sink.rowEnds.removeAll(keepingCapacity: true)
        if isLenient {
            isLenient = false
            tokenizer.reset(strict: true)
        }
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
        let end = window[recordStart...].firstIndex(of: lineEnd) ?? window.count - 1
        position = end + 1
        recordStart = position
        return true
    }

    private mutating func finish(into record: inout Record) throws(DumpError) -> Bool {
        guard !tokenizer.isBetweenRows else { return false }
        if tokenizer.isInsideQuote { return fail(.unterminatedQuote, into: &record) }
        tokenizer.finish()
        return takePendingRow(into: &record)
    }

    // MARK: Bytes

    private func nextPiece() -> Range<Int> {
        let end = window[position...].firstIndex(of: lineEnd)
        return position..<(end.map { $0 + 1 } ?? window.count)
    }

    private func endsLine(_ piece: Range<Int>) -> Bool {
        window[piece.upperBound - 1] == lineEnd
    }

    private mutating func feed(_ piece: Range<Int>) -> CSVTokenizer.Outcome {
        // The pointer is lent to libcsv for the call only.
        unsafe window.withUnsafeBytes { bytes in
            unsafe tokenizer.feed(UnsafeRawBufferPointer(rebasing: bytes[piece]))
        }
    }

    /// Drops what lies before the current record and reads on.
    private mutating func refill() throws(DumpError) {
        let done = tokenizer.isBetweenRows ? position : recordStart
        window.removeFirst(done)
        windowOffset += Int64(done)
        position -= done
        recordStart = 0
        try stream.read(into: &chunk, capacity: chunkCapacity)
        isAtEnd = chunk.isEmpty
        window.append(contentsOf: chunk)
    }
}
