import Domain
import Dumps
import Formats
import TestKit
import Testing

/// Amounts with more digits than the currency has.
@Suite struct RoundingTests {
    private func descriptor(_ options: String) throws -> FormatDescriptor {
        let folder = try TemporaryFolder()
        try folder.write("example.rents/format.yaml", WorkbookExample.descriptor(money: options))
        return try #require(try FormatCatalogue(folder: folder.path).descriptors().first)
    }

    private func cents(_ text: String, _ options: String) throws -> String {
        let descriptor = try descriptor(options)
        let converter = RecordConverter(
            descriptor.records[0],
            columns: ["sheet", "name", "I"],
            encoding: .utf8,
            currency: nil
        )
        var values: [CellValue] = []
        var problems: [FieldProblem] = []
        let fields = ["2020", "Harbour", text].map { Array($0.utf8) }
        _ = converter.convert(Record(fields: fields), into: &values, problems: &problems)
        let value = values.last ?? .null
        return problems.first?.fault.rawValue ?? value.text
    }

    @Test(arguments: [
        ("980.47978408395318", "98048.0"), ("980.475", "98048.0"), ("980.465", "98046.0"),
        ("980.4650", "98046.0"), ("980.46500000000001", "98047.0"),
        ("980.46499999999999", "98046.0"),
        ("0.005", "0.0"), ("0.015", "2.0"), (".5", "50.0"), (".005", "0.0"), ("7", "700.0"),
        ("-1.005", "-100.0"), ("-1.015", "-102.0"), ("-0.006", "-1.0"), ("999.999", "100000.0"),
    ])
    func `half-even rounds the digits as written`(text: String, expected: String) throws {
        #expect(try cents(text, "as: money, round: half-even") == expected)
    }

    @Test func `without the option more digits are a problem`() throws {
        #expect(try cents("980.475", "as: money") == "too-precise")
        #expect(try cents("980.470", "as: money") == "98047.0")
    }

    @Test func `what is no amount or too large stays a problem`() throws {
        #expect(try cents("many", "as: money, round: half-even") == "not-an-amount")
        #expect(try cents("99999999999999999.999", "as: money, round: half-even") == "out-of-range")
    }

    @Test func `an unknown rounding is a problem of the descriptor`() throws {
        #expect(throws: (any Error).self) { try descriptor("as: money, round: up") }
    }
}
