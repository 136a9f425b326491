internal import CLibCSV

/// libcsv's parser together with the fields of the row it is reading.
///
/// Strict mode is on, so that a broken quote stops the parser where it stands; without it libcsv
/// would swallow the following rows into one field.
@safe struct CSVTokenizer: ~Copyable {
    /// What libcsv's two callbacks write into: the fields of one row.
    private struct Sink {
        var bytes: [UInt8] = []
        var fieldEnds: [Int] = []
        var longestField = 0
        var isComplete = false
    }

    enum Outcome {
        case consumed
        case brokenQuote
        case outOfMemory
    }

    private let parser: UnsafeMutablePointer<csv_parser>
    private let delimiter: UInt8
    private let keepsOuterBlanks: Bool
    private let sink: UnsafeMutablePointer<Sink>

    /// A quote stands inside an unquoted field of the row, and was kept as it is.
    private(set) var hasLooseQuote = false

    /// Where outer blanks are kept, no byte is a blank to libcsv, so that it trims nothing.
    init(delimiter: UInt8, keepsOuterBlanks: Bool) {
        self.delimiter = delimiter
        self.keepsOuterBlanks = keepsOuterBlanks
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: csv_parser())
        unsafe sink = .allocate(capacity: 1)
        unsafe sink.initialize(to: Sink())
        prepare()
    }

    private func prepare() {
        unsafe csv_init(parser, UInt8(CSV_STRICT))
        unsafe csv_set_delim(parser, delimiter)
        if keepsOuterBlanks { unsafe csv_set_space_func(parser) { _ in 0 } }
    }

    /// Gives libcsv more bytes of the row.
    mutating func feed(_ bytes: UnsafeRawBufferPointer) -> Outcome {
        var done = 0
        while true {
            unsafe done += parse(UnsafeRawBufferPointer(rebasing: bytes[done...]))
            guard done < bytes.count else { return .consumed }
            guard unsafe csv_error(parser) == CSV_EPARSE else { return .outOfMemory }
            guard unsafe parser.pointee.quoted == 0 else { return .brokenQuote }
            // A quote inside an unquoted field stands for itself; libcsv takes it only without
            // strictness, so it alone is given to it so.
            hasLooseQuote = true
            unsafe csv_set_opts(parser, 0)
            let taken = unsafe parse(UnsafeRawBufferPointer(rebasing: bytes[done...done]))
            unsafe csv_set_opts(parser, UInt8(CSV_STRICT))
            guard taken == 1 else { return .outOfMemory }
            done += 1
        }
    }

    private func parse(_ bytes: UnsafeRawBufferPointer) -> Int {
        unsafe csv_parse(
            parser,
            bytes.baseAddress,
            bytes.count,
            Self.fieldEnded,
            Self.rowEnded,
            sink
        )
    }

    /// Ends the last row where the file has no line end after it.
    mutating func finish() {
        unsafe csv_fini(parser, Self.fieldEnded, Self.rowEnded, sink)
    }

    /// Moves the complete row into `record`, whose fields must have been removed.
    mutating func takeRow(into record: inout Record) {
        unsafe swap(&record.bytes, &sink.pointee.bytes)
        unsafe swap(&record.ends, &sink.pointee.fieldEnds)
        unsafe sink.pointee.longestField = 0
        unsafe sink.pointee.isComplete = false
        hasLooseQuote = false
    }

    /// Forgets the row.
    mutating func reset() {
        unsafe csv_free(parser)
        prepare()
        unsafe sink.pointee = Sink()
        hasLooseQuote = false
    }

    /// A row has been completed and not yet been taken.
    var hasRow: Bool { unsafe sink.pointee.isComplete }

    /// Inside an opened quote (libcsv's FIELD_BEGUN with a quoted field).
    var isInsideQuote: Bool {
        unsafe parser.pointee.quoted != 0 && parser.pointee.pstate == 2
    }

    /// Bytes of the longest field of the row, the one being read as if it ended here.
    ///
    /// libcsv keeps blanks that may turn out to be outer ones, and a quote that may turn out to be
    /// the closing one (FIELD_MIGHT_HAVE_ENDED); they do not count.
    var longestField: Int {
        let open = unsafe parser.pointee.entry_pos - parser.pointee.spaces
        return unsafe max(sink.pointee.longestField, parser.pointee.pstate == 3 ? open - 1 : open)
    }

    private static let fieldEnded:
        @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
            text,
            count,
            context in
            guard let sink = unsafe context?.assumingMemoryBound(to: Sink.self) else { return }
            unsafe sink.pointee.bytes.append(
                contentsOf: UnsafeRawBufferPointer(start: text, count: count)
            )
            unsafe sink.pointee.fieldEnds.append(sink.pointee.bytes.count)
            unsafe sink.pointee.longestField = max(sink.pointee.longestField, count)
        }

    private static let rowEnded: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
        _,
        context in
        unsafe context?.assumingMemoryBound(to: Sink.self).pointee.isComplete = true
    }

    deinit {
        unsafe csv_free(parser)
        unsafe parser.deallocate()
        unsafe sink.deinitialize(count: 1)
        unsafe sink.deallocate()
    }
}
