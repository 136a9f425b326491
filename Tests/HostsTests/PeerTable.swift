import Domain
import Dumps
import TestKit

/// A file of a peer's case: one dictionary a row.
struct PeerTable {
    var rows: [[String: String]] = []

    init(_ name: String) throws {
        var reader = try CSVReader(path: try PeerData.path(name), delimiter: UInt8(ascii: ","))
        var record = Record()
        var header: [String] = []
        while try reader.next(into: &record) {
            let fields = (0..<record.fieldCount).map { index in
                String(decoding: record.field(index), as: UTF8.self)
            }
            if header.isEmpty {
                header = fields
            } else {
                rows.append(Dictionary(uniqueKeysWithValues: zip(header, fields)))
            }
        }
    }
}

extension [String: String] {
    /// A field that must be there.
    func text(_ column: String) throws -> String {
        guard let value = self[column] else { throw PeerProblem.noColumn(column) }
        return value
    }

    /// A number that must be there.
    func number(_ column: String) throws -> Double {
        guard let value = Double(try text(column)) else { throw PeerProblem.notANumber(column) }
        return value
    }

    /// A day that must be there.
    func day(_ column: String) throws -> CivilDate {
        guard let value = CivilDate(try text(column)) else { throw PeerProblem.notADay(column) }
        return value
    }
}

/// A peer's file is not what it was.
enum PeerProblem: Error {
    case noColumn(String)
    case notANumber(String)
    case notADay(String)
}
