internal import CLibCSV

/// libcsv's parser together with the fields it has handed over.
///
/// Strict mode is on, so that a broken quote stops the parser where it stands; without it libcsv
/// would swallow the following rows into one field.
@safe struct CSVTokenizer: ~Copyable {
    /// What libcsv's two callbacks write into: the fields of one row.
    final class Sink {
        var bytes: [UInt8] = []
        var fieldEnds: [Int] = []
        var isComplete = false

        var longestField: Int {
            var start = 0
            var longest = 0
            for end in fieldEnds {
                longest = max(longest, end - start)
                start = end
            }
            return longest
        }
    }

    enum Outcome {
        case consumed
        case brokenQuote
        case quoteInUnquotedField
        case outOfMemory
    }

    private let parser: UnsafeMutablePointer<csv_parser>
    private let delimiter: UInt8
    let sink = Sink()

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: csv_parser())
        unsafe csv_init(parser, UInt8(CSV_STRICT))
        unsafe csv_set_delim(parser, delimiter)
    }

    /// Forgets everything that was read.
    mutating func reset(strict: Bool) {
        unsafe csv_free(parser)
        unsafe csv_init(parser, strict ? UInt8(CSV_STRICT) : 0)
        unsafe csv_set_delim(parser, delimiter)
        sink.fieldEnds.removeAll(keepingCapacity: true)
        sink.bytes.removeAll(keepingCapacity: true)
        sink.isComplete = false
    }

    /// Gives libcsv more bytes.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        let consumed = unsafe csv_parse(
            parser,
            bytes.baseAddress,
            bytes.count,
            Self.fieldEnded,
            Self.rowEnded,
            context
        )
        guard consumed < bytes.count else { return .consumed }
        guard unsafe csv_error(parser) == CSV_EPARSE else { return .outOfMemory }
        return unsafe parser.pointee.quoted != 0 ? .brokenQuote : .quoteInUnquotedField
    }

    /// Ends the last row where the file has no line end after it.
    mutating func finish() {
        let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
        unsafe csv_fini(parser, Self.fieldEnded, Self.rowEnded, context)
    }

    /// A row has been completed and not yet been taken.
    var hasRow: Bool { sink.isComplete }

    /// No byte of a further row has been seen.
    var isBetweenRows: Bool {
        unsafe parser.pointee.pstate == 0
    }

    /// Inside an opened quote (libcsv's FIELD_BEGUN with a quoted field).
    var isInsideQuote: Bool {
        unsafe parser.pointee.quoted != 0 && parser.pointee.pstate == 2
    }

    /// Bytes of the field being read.
    var openFieldByteCount: Int {
        unsafe parser.pointee.entry_pos
    }

    private static let fieldEnded:
        @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
            text,
            count,
            context in
            guard let context = unsafe context else { return }
            let sink = unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
            unsafe sink.bytes.append(
                contentsOf: UnsafeRawBufferPointer(start: text, count: count)
            )
            sink.fieldEnds.append(sink.bytes.count)
        }

    private static let rowEnded: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
        _,
        context in
        guard let context = unsafe context else { return }
        let sink = unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        sink.isComplete = true
    }

    deinit {
        unsafe csv_free(parser)
        unsafe parser.deallocate()
    }
}
