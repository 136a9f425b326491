/// One record of a dump: its fields as raw bytes, and where it stands.
///
/// A reader fills the same record again and again, so that a file of any size costs one record
/// of memory.
public struct Record: Sendable {
    /// The record's number in the file, or on its sheet.
    ///
    /// The header of a CSV file is row 1, so that the number is the one a spreadsheet shows.
    public internal(set) var rowNumber = 0

    /// Where the record begins, in bytes of the uncompressed file.
    public internal(set) var byteOffset: Int64 = 0

    /// Why the record cannot be read as one; its fields mean nothing then.
    public internal(set) var fault: RowFault?

    /// The sheet of a workbook that the record stands on; `nil` in other files.
    public internal(set) var sheet: String?

    /// The fields whose place in a spreadsheet holds an error, such as `#DIV/0!`.
    public internal(set) var errorFields: Set<Int> = []

    /// All fields, one after the other.
    public internal(set) var bytes: [UInt8] = []

    /// Where each field ends in `bytes`.
    var ends: [Int] = []

    /// A record without fields.
    public init() {}

    /// A record made by hand, for trying a descriptor on a few values.
    public init(fields: [[UInt8]], rowNumber: Int = 1) {
        self.rowNumber = rowNumber
        for field in fields { append(field[...]) }
    }

    /// How many fields the record has.
    public var fieldCount: Int { ends.count }

    /// Where field `index` lies in `bytes`.
    public func range(of index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// The bytes of field `index`, copied.
    public func field(_ index: Int) -> [UInt8] {
        Array(bytes[range(of: index)])
    }

    mutating func removeFields() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        fault = nil
        if !errorFields.isEmpty { errorFields.removeAll() }
    }

    mutating func append(_ field: ArraySlice<UInt8>) {
        bytes.append(contentsOf: field)
        ends.append(bytes.count)
    }
}
