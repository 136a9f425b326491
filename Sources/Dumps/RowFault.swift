/// What makes one record unreadable as a record, before any field is looked at.
public enum RowFault: String, Error, Hashable, Sendable, CaseIterable {
    /// A quote inside a quoted field is not doubled, so where the field ends cannot be known.
    case brokenQuote = "broken-quote"

    /// A quote was opened and the file ended before it was closed.
    case unterminatedQuote = "unterminated-quote"

    /// A field is longer than `RecordLimits.maxFieldBytes`.
    case fieldTooLong = "field-too-long"

    /// The row is longer than `RecordLimits.maxRowBytes`.
    case rowTooLong = "row-too-long"

    /// The record holds a NUL byte, which no text file has.
    case nulByte = "nul-byte"

    /// A cell of a workbook is not where it says, or its shared text is not there.
    case brokenCell = "broken-cell"

    /// The sheet holds no table of the format, so what its rows mean cannot be known.
    case noTable = "no-table"
}

/// Bounds that keep memory constant whatever a file holds.
public struct RecordLimits: Hashable, Sendable {
    /// The longest field, in bytes; 1 MiB unless told otherwise.
    public var maxFieldBytes: Int

    /// The longest row, in bytes; 64 MiB unless told otherwise.
    public var maxRowBytes: Int

    /// The longest part of a workbook when unpacked, in bytes; 2 GiB unless told otherwise.
    public var maxPartBytes: Int64

    /// The memory that the shared texts of a workbook may take, in bytes; 256 MiB unless told
    /// otherwise.
    public var maxSharedTextBytes: Int

    /// Bounds for one reader.
    public init(
        maxFieldBytes: Int = 1 << 20,
        maxRowBytes: Int = 64 << 20,
        maxPartBytes: Int64 = 2 << 30,
        maxSharedTextBytes: Int = 256 << 20
    ) {
        self.maxFieldBytes = maxFieldBytes
        self.maxRowBytes = maxRowBytes
        self.maxPartBytes = maxPartBytes
        self.maxSharedTextBytes = maxSharedTextBytes
    }
}
