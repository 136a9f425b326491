/// What makes one record unreadable as a record, before any field is looked at.
public enum RowFault: String, Error, Hashable, Sendable, CaseIterable {
    /// A quote inside a quoted field is not doubled, so where the field ends cannot be known.
    case brokenQuote = "broken-quote"

    /// A quote was opened and the file ended before it was closed.
    case unterminatedQuote = "unterminated-quote"

    /// A field is longer than `RecordLimits.maxFieldBytes`.
    case fieldTooLong = "field-too-long"

    /// The record holds a NUL byte, which no text file has.
    case nulByte = "nul-byte"
}

/// Bounds that keep memory constant whatever a file holds.
public struct RecordLimits: Hashable, Sendable {
    /// The longest field, in bytes; 1 MiB unless told otherwise.
    public var maxFieldBytes: Int

    /// Bounds for one reader.
    public init(maxFieldBytes: Int = 1 << 20) {
        self.maxFieldBytes = maxFieldBytes
    }
}
