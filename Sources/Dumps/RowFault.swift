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
}

/// Bounds that keep memory constant whatever a file holds.
public struct RecordLimits: Hashable, Sendable {
    /// The longest field, in bytes; 1 MiB unless told otherwise.
    public var maxFieldBytes: Int

    /// The longest row, in bytes of the file without its line end; 64 MiB unless told otherwise.
    public var maxRowBytes: Int

    /// Bounds for one reader.
    public init(maxFieldBytes: Int = 1 << 20, maxRowBytes: Int = 64 << 20) {
        self.maxFieldBytes = maxFieldBytes
        self.maxRowBytes = maxRowBytes
    }
}
