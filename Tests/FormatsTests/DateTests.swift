import Domain
import Formats
import Testing

/// Days, years and quarters.
@Suite struct DateTests {
    @Test(arguments: [
        ("2024-02-29", Converted.text("2024-02-29")), ("2023-02-29", .fault(.notADate)),
        ("2000-02-29", .text("2000-02-29")), ("1900-02-29", .fault(.notADate)),
        ("2024-04-31", .fault(.notADate)), ("2024-13-01", .fault(.notADate)),
        ("2024-00-10", .fault(.notADate)), ("2024-01-00", .fault(.notADate)),
        ("0000-01-01", .fault(.notADate)), ("9999-12-31", .text("9999-12-31")),
        ("24-01-01", .fault(.notADate)), ("2024-1-1", .fault(.notADate)),
        ("2024/01/01", .fault(.notADate)), ("2024-01-01T00:00", .fault(.notADate)),
        ("２０24-01-01", .fault(.notADate)), (" 2024-01-01 ", .text("2024-01-01")), ("", .nothing),
    ])
    func `a date is a day of the calendar`(text: String, expected: Converted) throws {
        #expect(try OneField("host_since", "column: x, as: date")(text) == expected)
    }

    @Test(arguments: [
        ("DD/MM/YYYY", "29/02/2024", "2024-02-29"), ("DD/MM/YYYY", "29/02/2023", nil),
        ("DD/MM/YYYY", "9/2/2024", nil), ("MM/DD/YYYY", "12/31/2024", "2024-12-31"),
        ("MM/DD/YYYY", "31/12/2024", nil), ("D/M/YYYY", "1/2/2024", "2024-02-01"),
        ("D/M/YYYY", "11/12/2024", "2024-12-11"), ("D/M/YYYY", "111/2/2024", nil),
        ("YYYYMMDD", "20240229", "2024-02-29"), ("YYYYMMDD", "2024229", nil),
        ("YYYY-MM-DD*", "2024-02-29 10:11:12", "2024-02-29"),
        ("YYYY-MM-DD*", "2024-02-29", "2024-02-29"),
        ("DD.MM.YYYY", "01.02.2024x", nil),
    ])
    func `a pattern says how a day is written`(
        pattern: String,
        text: String,
        expected: String?
    ) throws {
        let field = try OneField("host_since", "column: x, as: date, pattern: '\(pattern)'")
        #expect(field(text) == expected.map(Converted.text) ?? .fault(.notADate))
    }

    @Test(arguments: ["YYYY-MM", "DD/MM", "YYYY-MM-DD-DD", "YY-MM-DD", "M/MM/YYYY", ""])
    func `a pattern holds year, month and day once each`(pattern: String) {
        #expect(DatePattern(pattern) == nil)
    }

    @Test(arguments: [
        ("2023", "", Converted.text("2023-01-01"), Converted.text("2023-12-31")),
        ("2023.0", "", .text("2023-01-01"), .text("2023-12-31")),
        ("2023", "1", .text("2023-01-01"), .text("2023-03-31")),
        ("2024", "2", .text("2024-04-01"), .text("2024-06-30")),
        ("2024", "4", .text("2024-10-01"), .text("2024-12-31")),
        ("2024", "5", .fault(.notADate), .fault(.notADate)),
        ("2023", "0", .fault(.notADate), .fault(.notADate)),
        ("0", "1", .fault(.notADate), .fault(.notADate)),
        ("10000", "1", .fault(.notADate), .fault(.notADate)),
        ("2023/24", "1", .fault(.notADate), .fault(.notADate)), ("", "1", .nothing, .nothing),
    ])
    func `a period has a first and a last day`(
        year: String,
        quarter: String,
        start: Converted,
        end: Converted
    ) throws {
        let second = quarter.isEmpty ? "" : ", quarter-column: y"
        #expect(
            try OneField("host_since", "column: x, as: period-start\(second)")(year, quarter)
                == start
        )
        #expect(
            try OneField("host_since", "column: x, as: period-end\(second)")(year, quarter) == end
        )
    }
}
