import Domain
import Dumps
import Formats
import TestKit
import Testing

/// Barcelona's rents as workbook and as CSV: two publications of the same figures.
@Suite(.tags(.realData), .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct WorkbookRealDataTests {
    /// What a figure is about.
    struct Subject: Hashable {
        var indicator: String
        var level: String
        var code: String
        var start: String
    }

    /// What became of a file: figures in cents, and rows counted.
    struct Reading {
        var figures: [Subject: Double?] = [:]
        var rows = 0
        var skipped = 0
        var problems = 0
    }

    static func read(_ name: String) throws -> Reading {
        let path = try RealData.path("barcelona/rents/\(name)")
        let catalogue = try FormatCatalogue(folder: FormatFolder.root)
        let format = try catalogue.recognise(fileAt: path)
        #expect(format.unknownColumns == [])
        let names = CanonicalKind.areaFigure.fields.map(\.name)
        let skipper = RowSkipper(format.descriptor.skips, columns: format.columns)
        let converters = format.descriptor.records.map {
            RecordConverter($0, columns: format.columns, encoding: .utf8, currency: nil)
        }
        var reading = Reading()
        try format.forEachRecord(inFileAt: path) { record, _ in
            reading.rows += 1
            #expect(record.fault == nil)
            guard skipper.reason(for: copy record) == nil else {
                reading.skipped += 1
                return
            }
            for converter in converters {
                var values: [CellValue] = []
                var problems: [FieldProblem] = []
                _ = converter.convert(copy record, into: &values, problems: &problems)
                reading.problems += problems.count
                let fields = Dictionary(uniqueKeysWithValues: zip(names, values))
                func text(_ name: String) -> String { fields[name]?.text ?? "" }
                let level = text("area_level")
                let subject = Subject(
                    indicator: text("indicator"),
                    level: level,
                    code: level == "city" ? "" : text("\(level)_code"),
                    start: text("period_start")
                )
                #expect(reading.figures[subject] == nil, "\(subject) stands twice")
                reading.figures[subject] = .some(Double(text("value")))
            }
        }
        return reading
    }

    @Test(arguments: [
        ("trimestral_bcn_lloguer.xlsx", 1261), ("trimestral_bcn_lloguer_m2.xlsx", 1231),
    ])
    func `every row of a workbook is a figure or explained`(name: String, rows: Int) throws {
        let reading = try Self.read(name)
        #expect(reading.rows == rows)
        // Ten sheets of the city, 10 districts and 73 neighbourhoods; 14 without neighbourhoods.
        #expect(reading.rows - reading.skipped == 10 * 84 + 14 * 11)
        #expect(reading.figures.count == 4 * (10 * 84 + 14 * 11))
        #expect(reading.problems == 0)
    }

    @Test func `the golden figures, as a person reads them in the sheets`() throws {
        let rents = try Self.read("trimestral_bcn_lloguer.xlsx").figures
        let perArea = try Self.read("trimestral_bcn_lloguer_m2.xlsx").figures
        func rent(_ level: String, _ code: String, _ start: String) -> Double?? {
            rents[
                Subject(indicator: "average_monthly_rent", level: level, code: code, start: start)
            ]
        }
        // 1171.2758652339382, 1054.0165402567097, 1000.2 rounded; 2023 ends with September.
        #expect(rent("city", "", "2023-07-01") == 117_128)
        #expect(rent("district", "1", "2023-01-01") == 105_402)
        #expect(rent("district", "10", "2000-01-01") != nil)
        #expect(rent("city", "", "2023-10-01") == .some(nil))
        // Too few contracts: "nd" in 2022, 0 in 2023.
        #expect(rent("neighbourhood", "42", "2022-01-01") == .some(nil))
        #expect(rent("neighbourhood", "47", "2023-01-01") == .some(nil))
        // 11.4 in the first sheet without neighbourhoods.
        let oldTown = Subject(
            indicator: "average_monthly_rent_per_m2",
            level: "district",
            code: "1",
            start: "2013-01-01"
        )
        let figure = try #require(perArea[oldTown] ?? nil)
        #expect((1135...1145).contains(figure))
    }

    /// The CSV was rounded before it was published: to cents, from 2019 on to ten cents, and in
    /// one quarter to euros; halves upwards, where the workbook is read with halves to even.
    private func tolerance(_ subject: Subject) -> Double {
        if subject.indicator == "average_monthly_rent_per_m2", subject.start == "2015-07-01" {
            return 50
        }
        return subject.start < "2019" ? 1 : 5
    }

    @Test func `every figure of the CSV files is the workbook's, but for their rounding`() throws {
        let books = try ["trimestral_bcn_lloguer.xlsx", "trimestral_bcn_lloguer_m2.xlsx"].map {
            try Self.read($0).figures
        }
        let workbook = books[0].merging(books[1]) { first, _ in first }
        var compared = 0
        var equal = 0
        var centApart = 0
        var other: [String] = []
        for year in 2014...2021 {
            for (subject, published) in try Self.read("\(year)_lloguer_preu_trim.csv").figures {
                compared += 1
                let figure = try #require(workbook[subject], "\(subject) is in no workbook")
                guard let published, let figure else {
                    if published != figure {
                        other.append("\(subject.start) \(subject.code) \(published ?? -1)")
                    }
                    continue
                }
                if published == figure { equal += 1 }
                if subject.start < "2019", published - figure == 1 { centApart += 1 }
                #expect(abs(published - figure) <= tolerance(subject), "\(subject)")
            }
        }
        #expect(compared == 4380)
        // The CSV has a rent of 0 there; the workbook's 0 is read as "too few contracts".
        #expect(other == ["2016-07-01 54 0.0"])
        #expect(equal == 2808)
        #expect(centApart == 12)
    }
}
