public import Dumps

extension RecognisedFormat {
    /// Reads every record of a file of this format, without its header.
    ///
    /// - Parameters:
    ///   - path: the file that was recognised.
    ///   - limits: bounds for one record.
    ///   - body: takes each record, and how many bytes of the file on disk have been read.
    /// - Throws: `DumpError` where the file cannot be read further; whatever `body` throws.
    public func forEachRecord(
        inFileAt path: String,
        limits: RecordLimits = RecordLimits(),
        _ body: (borrowing Record, Int64) throws -> Void
    ) throws {
        let container = descriptor.container
        if let shape = container.kind.jsonShape {
            var reader = try JSONReader(path: path, columns: columns, shape: shape)
            try Self.drain(&reader, body)
        } else if let layout = container.sheets {
            var reader = try WorkbookTableReader(
                path: path,
                layout: layout,
                columns: columns,
                limits: limits
            )
            try Self.drain(&reader, body)
        } else {
            var reader = try CSVReader(
                path: path,
                delimiter: container.delimiter,
                limits: limits,
                keepsOuterBlanks: descriptor.keepsOuterBlanks
            )
            var header = Record()
            _ = try reader.next(into: &header)
            try Self.drain(&reader, body)
        }
    }

    private static func drain<Reader: RecordReader & ~Copyable>(
        _ reader: inout Reader,
        _ body: (borrowing Record, Int64) throws -> Void
    ) throws {
        var record = Record()
        while try reader.next(into: &record) { try body(record, reader.fileBytesConsumed) }
    }
}
