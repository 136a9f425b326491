internal import Dumps

/// The rows of one file of a delivery, by the names of their columns.
struct ManualTable: ~Copyable {
    /// What the file is about.
    let topic: String?
    private var reader: CSVReader
    private var record = Record()
    private let places: [String: Int]

    init(_ path: String, _ manual: ReportingManual) throws {
        var reader = try CSVReader(path: path, delimiter: UInt8(ascii: ","))
        var header = Record()
        _ = try reader.next(into: &header)
        var places: [String: Int] = [:]
        for index in 0..<header.fieldCount {
            places[String(decoding: header.field(index), as: UTF8.self)] = index
        }
        topic = manual.files.first { file in file.columns.allSatisfy { places[$0] != nil } }?.topic
        self.places = places
        self.reader = reader
    }

    /// The next row, or `nil` at the end.
    mutating func next() throws -> ManualRow? {
        guard try reader.next(into: &record) else { return nil }
        return ManualRow(record: record, places: places)
    }
}

/// A row of a file of a delivery.
struct ManualRow {
    let record: Record
    let places: [String: Int]

    /// Its number in the file; the header is row 1.
    var number: Int { record.rowNumber }

    /// Whether it cannot be taken apart, or has another number of fields than the header.
    var isBroken: Bool { record.fault != nil || record.fieldCount != places.count }

    /// The text of a column; `nil` where the file has no such column.
    func text(_ column: String) -> String? {
        places[column].map { String(decoding: record.field($0), as: UTF8.self) }
    }

    /// The texts of columns as one key; `nil` where one is blank or missing.
    func key(_ columns: [String]) -> String? {
        var parts: [String] = []
        for column in columns {
            guard let text = text(column), !text.isEmpty else { return nil }
            parts.append(text)
        }
        return parts.joined(separator: "\u{0}")
    }
}
