/// A source of records: CSV, JSON or a workbook.
///
/// The law of a reader: records come in file order with rising row numbers and offsets (in a
/// workbook, on each sheet); the same file gives the same records; memory does not grow with the file; a bad record is handed over
/// with its `fault`, a bad file throws.
public protocol RecordReader: ~Copyable, SendableMetatype {
    /// Fills `record` with the next one; false at the end.
    mutating func next(into record: inout Record) throws(DumpError) -> Bool

    /// How far reading has come, in bytes of the file on disk.
    var fileBytesConsumed: Int64 { get }
}
