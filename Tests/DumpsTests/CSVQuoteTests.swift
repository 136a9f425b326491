import Dumps
import Testing

/// Quotes, and where reading goes on after one that cannot be understood.
@Suite struct CSVQuoteTests {
    @Test func `a quoted field may hold the delimiter, line ends and doubled quotes`() throws {
        let rows = try csvRows("\"a,b\",\"c\nd\r\ne\",\"f\"\"g\"\"\"\nh\n")
        #expect(
            rows == [ReadRow(1, at: 0, ["a,b", "c\nd\r\ne", "f\"g\""]), ReadRow(2, at: 24, ["h"])]
        )
    }

    @Test func `two quotes are an empty field`() throws {
        #expect(try csvRows("\"\",a\n\"\"\n").map(\.fields) == [["", "a"], [""]])
    }

    @Test func `a row number is a count of rows and not of lines`() throws {
        let rows = try csvRows("\"1\n1\n1\"\n2\n")
        #expect(rows == [ReadRow(1, at: 0, ["1\n1\n1"]), ReadRow(2, at: 8, ["2"])])
    }

    @Test func `a quote inside an unquoted field stands for itself`() throws {
        let rows = try csvRows("2\" pipe, 5\"\" or 6\" ,x\"\ny\n")
        #expect(
            rows == [
                ReadRow(1, at: 0, ["2\" pipe", "5\"\" or 6\"", "x\""]), ReadRow(2, at: 23, ["y"]),
            ]
        )
    }

    @Test func `quoted fields beside a loose quote are read as strictly as ever`() throws {
        let rows = try csvRows("a\"b,\"c,d\"\na\"b,\"c\"d\ne\n")
        #expect(
            rows == [
                ReadRow(1, at: 0, ["a\"b", "c,d"]), ReadRow(2, at: 10, fault: .brokenQuote),
                ReadRow(3, at: 19, ["e"]),
            ]
        )
    }

    @Test func `a row with a loose quote must end on its line`() throws {
        let rows = try csvRows("flat 5\", \"near\nthe sea\",b\nc,d\n")
        #expect(
            rows == [
                ReadRow(1, at: 0, fault: .brokenQuote), ReadRow(2, at: 15, ["the sea\"", "b"]),
                ReadRow(3, at: 26, ["c", "d"]),
            ]
        )
    }

    @Test(arguments: ["\"x\"y", "\"x\" \"y\"", "\"x\"\"\"y,z", "\"a\",\"x\"y"])
    func `after a broken quote reading goes on at the next line`(broken: String) throws {
        let rows = try csvRows("a,b\n\(broken)\nc,d\n")
        #expect(
            rows == [
                ReadRow(1, at: 0, ["a", "b"]), ReadRow(2, at: 4, fault: .brokenQuote),
                ReadRow(3, at: Int64(5 + broken.utf8.count), ["c", "d"]),
            ]
        )
    }

    @Test func `a quote that is opened by mistake costs its own line only`() throws {
        let rows = try csvRows("\"a,b\nc,\"d\"\ne,f\n")
        #expect(
            rows == [
                ReadRow(1, at: 0, fault: .brokenQuote), ReadRow(2, at: 5, ["c", "d"]),
                ReadRow(3, at: 11, ["e", "f"]),
            ]
        )
    }

    @Test func `a quote that is never closed costs its own line only`() throws {
        let rows = try csvRows("a\n\"b,c\nd\ne")
        #expect(
            rows == [
                ReadRow(1, at: 0, ["a"]), ReadRow(2, at: 2, fault: .unterminatedQuote),
                ReadRow(3, at: 7, ["d"]), ReadRow(4, at: 9, ["e"]),
            ]
        )
    }

    @Test func `a quote opened by the last byte is not closed`() throws {
        let rows = try csvRows("a\n\"")
        #expect(rows == [ReadRow(1, at: 0, ["a"]), ReadRow(2, at: 2, fault: .unterminatedQuote)])
    }
}
