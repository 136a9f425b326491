import Dumps
import Testing

/// The bounds that keep memory constant.
@Suite struct CSVLimitTests {
    private func rows(_ text: String, field: Int = 1 << 20, row: Int = 64 << 20) throws -> [ReadRow]
    {
        try csvRows(text, limits: RecordLimits(maxFieldBytes: field, maxRowBytes: row))
    }

    @Test(arguments: [(4, false), (5, false), (6, true)])
    func `a field at the limit is read, one above it is not`(count: Int, isTooLong: Bool) throws {
        let long = String(repeating: "x", count: count)
        for field in [long, "\"\(long)\"", "  \(long)  ", "\"\(long)\"  "] {
            let second = try rows("a,b\nc,\(field)\nd\n", field: 5)[1]
            let expected =
                isTooLong
                ? ReadRow(2, at: 4, fault: .fieldTooLong) : ReadRow(2, at: 4, ["c", long])
            #expect(second == expected, "\(field)")
        }
    }

    @Test func `a doubled quote counts once, a character as its bytes`() throws {
        #expect(try rows("\"a\"\"b\"\n", field: 3).map(\.fields) == [["a\"b"]])
        #expect(try rows("\"a\"\"b\"\n", field: 2).map(\.fault) == [.fieldTooLong])
        #expect(try rows("éa\n", field: 3).map(\.fields) == [["éa"]])
        #expect(try rows("éa\n", field: 2).map(\.fault) == [.fieldTooLong])
    }

    @Test func `after a field that is too long reading goes on at the next line`() throws {
        let rows = try rows("a\nxxxx,\"y\nz\"\nb\n", field: 3)
        #expect(
            rows == [
                ReadRow(1, at: 0, ["a"]), ReadRow(2, at: 2, fault: .fieldTooLong),
                ReadRow(3, at: 10, ["z\""]), ReadRow(4, at: 13, ["b"]),
            ]
        )
    }

    @Test func `a quote that swallows the rest of a file is stopped at the limit`() throws {
        let rest = String(repeating: "c,d\n", count: 50)
        let rows = try rows("\"a,b\n" + rest, field: 100)
        #expect(rows.first == ReadRow(1, at: 0, fault: .fieldTooLong))
        #expect(rows.dropFirst().map(\.fields) == Array(repeating: ["c", "d"], count: 50))
    }

    @Test(arguments: [(7, false), (8, false), (9, true)])
    func `a row at the limit is read, one above it is not`(count: Int, isTooLong: Bool) throws {
        let long = "a," + String(repeating: "b", count: count - 2)
        for end in ["\n", "\r\n", ""] {
            let first = try rows(long + end, row: 8).first
            #expect(first?.fault == (isTooLong ? .rowTooLong : nil), "\(end.utf8.count)")
            #expect(isTooLong || first?.fields.count == 2)
        }
    }

    @Test func `a file without line ends is stopped at the limit of a row`() throws {
        let rows = try rows(String(repeating: "a,", count: 5000), row: 1000)
        #expect(rows == [ReadRow(1, at: 0, fault: .rowTooLong)])
    }

    @Test func `line ends in quotes count towards the length of a row`() throws {
        let rows = try rows("\"a\nb\nc\nd\nef\"\ng\n", row: 8)
        #expect(rows.map(\.fault) == [.rowTooLong, nil, nil, nil, nil, nil])
        #expect(rows.last == ReadRow(6, at: 13, ["g"]))
    }
}
