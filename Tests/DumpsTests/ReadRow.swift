import Dumps
import Foundation
import TestKit

/// A row as a reader handed it over; a faulty one has no fields worth comparing.
struct ReadRow: Equatable, CustomStringConvertible {
    var number: Int
    var offset: Int64
    var fault: RowFault?
    var fields: [String]

    init(_ number: Int, at offset: Int64, _ fields: [String]) {
        self.number = number
        self.offset = offset
        self.fields = fields
    }

    init(_ number: Int, at offset: Int64, fault: RowFault) {
        self.number = number
        self.offset = offset
        self.fault = fault
        fields = []
    }

    init(_ record: borrowing Record) {
        number = record.rowNumber
        offset = record.byteOffset
        fault = record.fault
        fields = []
        guard fault == nil else { return }
        for index in 0..<record.fieldCount {
            fields.append(String(decoding: record.field(index), as: UTF8.self))
        }
    }

    var description: String {
        "row \(number) at \(offset): \(fault.map(\.rawValue) ?? String(describing: fields))"
    }
}

/// Every row of a CSV file.
func csvRows(
    inFileAt path: String,
    delimiter: UInt8 = UInt8(ascii: ","),
    limits: RecordLimits = RecordLimits(),
    chunkCapacity: Int = 256 * 1024
) throws -> [ReadRow] {
    var reader = try CSVReader(
        path: path,
        delimiter: delimiter,
        limits: limits,
        chunkCapacity: chunkCapacity
    )
    var record = Record()
    var rows: [ReadRow] = []
    while try reader.next(into: &record) { rows.append(ReadRow(record)) }
    // The end stays the end.
    guard try !reader.next(into: &record) else { throw EndlessReader() }
    return rows
}

/// A reader found another row after it had said that there was none.
struct EndlessReader: Error {}

/// Every row of a text, read as CSV.
func csvRows(
    _ text: String,
    delimiter: UInt8 = UInt8(ascii: ","),
    limits: RecordLimits = RecordLimits()
) throws -> [ReadRow] {
    let folder = try TemporaryFolder()
    let path = try folder.write("rows.csv", text)
    return try csvRows(inFileAt: path, delimiter: delimiter, limits: limits)
}

/// Every object of a text, read as JSON, with the members asked for.
func jsonRows(
    _ text: String,
    _ columns: [String],
    _ shape: JSONShape,
    chunkCapacity: Int = 256 * 1024
) throws -> [ReadRow] {
    let folder = try TemporaryFolder()
    var reader = try JSONReader(
        path: try folder.write("objects.json", text),
        columns: columns,
        shape: shape,
        chunkCapacity: chunkCapacity
    )
    var record = Record()
    var rows: [ReadRow] = []
    while try reader.next(into: &record) { rows.append(ReadRow(record)) }
    return rows
}

/// The columns of a text, read as JSON.
func jsonColumns(_ text: String, _ shape: JSONShape) throws -> [String] {
    let folder = try TemporaryFolder()
    return try JSONReader.columns(path: try folder.write("objects.json", text), shape: shape)
}
