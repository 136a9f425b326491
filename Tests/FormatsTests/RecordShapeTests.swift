import Domain
import Dumps
import Formats
import StrictYAML
import Testing

/// What a row becomes as a whole: constants, wide tables, rows left out, rows rejected.
@Suite struct RecordShapeTests {
    private func descriptor(_ yaml: String) throws -> FormatDescriptor {
        try FormatDescriptor(document: YAMLDocument(text: yaml, file: "format.yaml"))
    }

    /// The constant of a field, or the path of the problem it is.
    private func constant(_ field: String, _ text: String) throws -> Conversion? {
        let yaml = ListingFormat.yaml(fields: "\(field): {constant: \(text)}")
        do {
            return try descriptor(yaml).records[0].fields.last?.conversion
        } catch {
            let paths = (error as? YAMLError)?.problems.map(\.path)
            #expect(paths == ["records[0].fields.\(field).constant"])
            return nil
        }
    }

    @Test(arguments: [
        ("licence_text", "exempt", CellValue.text("exempt")),
        ("licence_text", "\"007\"", .text("007")),
        ("minimum_nights", "31", .integer(31)), ("minimum_nights", "1.5", nil),
        ("price_minor", "1250", .integer(1250)), ("price_minor", "12.50", nil),
        ("bedrooms", "1.5", .real(1.5)), ("bedrooms", "two", nil), ("bedrooms", "inf", nil),
        ("host_since", "2024-02-29", .text("2024-02-29")), ("host_since", "2023-02-29", nil),
        ("has_availability", "true", .integer(1)), ("has_availability", "false", .integer(0)),
        ("has_availability", "yes", nil),
    ])
    func `a constant is of its field's type`(
        field: String,
        text: String,
        expected: CellValue?
    ) throws {
        #expect(try constant(field, text) == expected.map(Conversion.constant))
    }

    private static let wide = """
        id: example.areas
        version: 1
        title: areas
        publisher: nobody
        source: https://example.org/
        licence: CC0
        container: {kind: csv}
        header: {required: [Area, People, Hectares]}
        numbers: {decimal-sign: ",", missing: ["-"]}
        skip:
          - {column: Area, equals: [TOTAL, ""], reason: a total is no area}
        records:
          - kind: area-figure
            spread:
              into: value
              columns:
                People: {indicator: population, unit: persons}
                Hectares: {indicator: area_size, unit: hectares}
            fields:
              value: {as: decimal, minimum: 0}
              area_level: {constant: neighbourhood}
              neighbourhood_name: {column: Area}
              period_start: {constant: "2023-01-01"}
              period_end: {constant: "2023-12-31"}
        """

    /// The values of every record of a row, by field.
    private func convert(_ row: [String], _ descriptor: FormatDescriptor) -> [[String: CellValue]] {
        let record = Record(fields: row.map { Array($0.utf8) })
        return descriptor.records.map { mapping in
            let converter = RecordConverter(
                mapping,
                columns: ["Area", "Hectares", "People"],
                encoding: .utf8,
                currency: nil
            )
            var values: [CellValue] = []
            var problems: [FieldProblem] = []
            _ = converter.convert(record, into: &values, problems: &problems)
            let pairs = zip(mapping.kind.fields.map(\.name), values).filter { $0.1 != .null }
            return Dictionary(uniqueKeysWithValues: Array(pairs))
        }
    }

    @Test func `each spread column is a record of its own, in the descriptor's order`() throws {
        let records = convert(["Harbour", "1,5", "800"], try descriptor(Self.wide))
        #expect(records.map { $0["indicator"] } == [.text("population"), .text("area_size")])
        #expect(records.map { $0["unit"] } == [.text("persons"), .text("hectares")])
        #expect(records.map { $0["value"] } == [.real(800), .real(1.5)])
        #expect(records.map { $0["neighbourhood_name"] } == [.text("Harbour"), .text("Harbour")])
        #expect(convert(["Harbour", "-", "7"], try descriptor(Self.wide))[1]["value"] == nil)
    }

    @Test func `a spread must say constants that the kind has, and name the field it fills`() {
        let wrong = Self.wide
            .replacing("unit: hectares", with: "unti: hectares")
            .replacing("into: value", with: "into: figure")
        let error = #expect(throws: YAMLError.self) { try descriptor(wrong) }
        let paths = Set((error?.problems ?? []).map(\.path))
        #expect(
            paths.isSuperset(of: [
                "records[0].spread.into", "records[0].spread.columns.Hectares", "records[0].fields",
            ])
        )
    }

    @Test(arguments: [("TOTAL", true), ("", true), ("Total", false), ("TOTALS", false)])
    func `a row is left out by what one column holds`(area: String, isLeftOut: Bool) throws {
        let skips = try descriptor(Self.wide).skips
        let record = Record(fields: [Array("1".utf8), Array(area.utf8)])
        let reason = RowSkipper(skips, columns: ["n", "Area"]).reason(for: record)
        #expect(reason == (isLeftOut ? "a total is no area" : nil))
        #expect(RowSkipper(skips, columns: ["n", "Other"]).reason(for: record) == nil)
    }

    @Test func `a bad optional field leaves it empty, a bad required one rejects the row`() throws {
        let mapping = try descriptor(
            ListingFormat.yaml(fields: "price_minor: {column: price, as: money}")
        ).records[0]
        let converter = RecordConverter(
            mapping,
            columns: ["id", "host", "price"],
            encoding: .utf8,
            currency: nil
        )
        var values: [CellValue] = []
        var problems: [FieldProblem] = []
        func isKept(_ fields: String...) -> Bool {
            let record = Record(fields: fields.map { Array($0.utf8) })
            return converter.convert(record, into: &values, problems: &problems)
        }
        #expect(isKept("1", "2", "free"))
        #expect(problems.map(\.field) == ["price_minor"])
        #expect(problems.map(\.fault) == [.notAnAmount])
        #expect(!isKept("1", "", "free"))
        #expect(problems.map(\.fault) == [.missing, .notAnAmount])
        #expect(!isKept("1.03E+18", "2", "3"))
        #expect(problems.map(\.fault) == [.notAnInteger])
        #expect(isKept("1", "2", "3"))
        #expect(problems.isEmpty)
        #expect(isKept("1", "2"))
    }
}
