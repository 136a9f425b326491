/// Why a dump could not be read further: what was found, in which file, at which row and byte.
///
/// A dump error ends the file. What is wrong with a single row is a `RowFault`, and reading goes on.
public struct DumpError: Error, Hashable, Sendable {
    /// The causes, one per thing a person could do about it.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case cannotOpen = "cannot-open"
        case isDirectory = "is-directory"
        case isNoFile = "is-no-file"
        case isEmpty = "is-empty"
        case readFailed = "read-failed"
        case truncatedGzip = "truncated-gzip"
        case corruptGzip = "corrupt-gzip"
        case trailingBytes = "trailing-bytes"
        case notText = "not-text"
        case notCSV = "not-csv"
        case notJSON = "not-json"
        case notWorkbook = "not-workbook"
        case unknownArchive = "unknown-archive"
        case corruptZip = "corrupt-zip"
        case encryptedWorkbook = "encrypted-workbook"
        case oldWorkbook = "old-workbook"
        case partTooLarge = "part-too-large"
        case changedWhileReading = "changed-while-reading"
        case outOfMemory = "out-of-memory"
    }

    /// The cause.
    public var code: Code

    /// The path as the caller gave it.
    public var file: String

    /// The record it happened in or after; the header is row 1.
    public var row: Int?

    /// Where in the file: a byte of the uncompressed text, or of the gzip data for gzip errors.
    public var offset: Int64?

    /// A fact that the cause does not say, such as the system's own words; never a field's value.
    public var detail: String?

    /// Why a dump could not be read further.
    public init(
        _ code: Code,
        file: String,
        row: Int? = nil,
        offset: Int64? = nil,
        detail: String? = nil
    ) {
        self.code = code
        self.file = file
        self.row = row
        self.offset = offset
        self.detail = detail
    }
}
