import Dumps
import Foundation
import TestKit
import Testing

/// Rows and fields where no quote is in the way.
@Suite struct CSVLayoutTests {
    @Test(arguments: ["\n", "\r\n", "\r", "\r\r\n"])
    func `any line end ends a row, and offsets are those of the first byte`(end: String) throws {
        let rows = try csvRows("a,b\(end)c,d\(end)")
        #expect(rows.map(\.fields) == [["a", "b"], ["c", "d"]])
        #expect(rows.map(\.number) == [1, 2])
        #expect(rows.map(\.offset) == [0, Int64(3 + end.utf8.count)])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\r\r\n", ""])
    func `the last row counts with and without a line end`(end: String) throws {
        #expect(
            try csvRows("a\nb,c\(end)") == [
                ReadRow(1, at: 0, ["a"]), ReadRow(2, at: 2, ["b", "c"]),
            ]
        )
    }

    @Test func `a byte order mark is no part of the first name`() throws {
        #expect(try csvRows("\u{FEFF}id,name\n1,x\n").first == ReadRow(1, at: 3, ["id", "name"]))
    }

    @Test func `a byte order mark before a quote opens a quoted field all the same`() throws {
        #expect(try csvRows("\u{FEFF}\"id\",b\n") == [ReadRow(1, at: 3, ["id", "b"])])
    }

    @Test func `a file of nothing but a byte order mark has no row`() throws {
        #expect(try csvRows("\u{FEFF}") == [])
    }

    @Test func `blank lines are no rows and do not count`() throws {
        let rows = try csvRows("\n\na\n \t \n\r\nb\n\n")
        #expect(rows == [ReadRow(1, at: 2, ["a"]), ReadRow(2, at: 10, ["b"])])
    }

    @Test(arguments: [
        (",", UInt8(ascii: ",")), (";", UInt8(ascii: ";")), ("\t", UInt8(ascii: "\t")),
    ])
    func `fields are parted by the delimiter`(sign: String, delimiter: UInt8) throws {
        let others = [",", ";"].filter { $0 != sign }.joined()
        let rows = try csvRows("a\(sign)\(others)\(sign)\(sign)\n", delimiter: delimiter)
        #expect(rows.map(\.fields) == [["a", others, "", ""]])
    }

    @Test func `an empty first field of a tab-separated row is not passed over`() throws {
        let rows = try csvRows("\ta\n\t\t\n", delimiter: UInt8(ascii: "\t"))
        #expect(rows == [ReadRow(1, at: 0, ["", "a"]), ReadRow(2, at: 3, ["", "", ""])])
    }

    @Test func `blanks around a field are taken off, blanks inside quotes and words stay`() throws {
        let rows = try csvRows("  a b \t, \" c \" ,\t\n")
        #expect(rows == [ReadRow(1, at: 2, ["a b", " c ", ""])])
    }

    @Test func `a row may have more or fewer fields than the header`() throws {
        #expect(try csvRows("a,b\n1\n1,2,3\n").map(\.fields.count) == [2, 1, 3])
    }

    @Test func `a record is filled anew, not added to`() throws {
        let rows = try csvRows("a,b,c\nd\n\"e\"f\ng,h\n")
        #expect(rows.map(\.fields) == [["a", "b", "c"], ["d"], [], ["g", "h"]])
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]])
    func `UTF-16 is named as such`(bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("wide.csv", Data(bytes))
        let expected = DumpError(.notText, file: path, offset: 0, detail: "it is UTF-16")
        #expect(throws: expected) { try csvRows(inFileAt: path) }
        #expect(throws: expected) { try csvRows(inFileAt: path, chunkCapacity: 1) }
        #expect(throws: expected) { try ContentKind(ofFileAt: path) }
    }

    @Test func `a NUL byte makes its row faulty and no other`() throws {
        let rows = try csvRows("a,b\nc,\0d\ne,f\n")
        #expect(
            rows == [
                ReadRow(1, at: 0, ["a", "b"]), ReadRow(2, at: 4, fault: .nulByte),
                ReadRow(3, at: 9, ["e", "f"]),
            ]
        )
    }

    @Test func `bytes that are no UTF-8 come through untouched`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("latin.csv", Data([0x63, 0xE7, 0x2C, 0xFF, 0x0A]))
        var reader = try CSVReader(path: path, delimiter: UInt8(ascii: ","))
        var record = Record()
        #expect(try reader.next(into: &record))
        #expect((0..<record.fieldCount).map(record.field) == [[0x63, 0xE7], [0xFF]])
    }
}
