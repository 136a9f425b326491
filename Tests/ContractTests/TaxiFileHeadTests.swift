import Domain
import Dumps
import Formats
import Foundation
import TestKit
import Testing

/// The first 1,024 bytes of every monthly file that New York's commission published from 2009 to
/// 2020: all header eras, the last line cut off.
@Suite(.tags(.realData), .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct TaxiFileHeadTests {
    /// Which format and era a month of a series is.
    private func expected(_ series: Substring, _ month: String) -> String {
        switch (series, month) {
        case ("fhv", ..<"2017"): "nyc-tlc.fhv-2015 2015"
        case ("fhv", ..<"2017-07"): "nyc-tlc.fhv-2017 2017-01"
        case ("fhv", ..<"2018"): "nyc-tlc.fhv-2017 2017-07"
        case ("fhv", ..<"2019"): "nyc-tlc.fhv-2017 2018"
        case ("fhv", _): "nyc-tlc.fhv-2019 2019"
        case ("fhvhv", _): "nyc-tlc.hvfhv-2019 1"
        case ("green", ..<"2015"): "nyc-tlc.green 2013"
        case ("green", ..<"2016-07"): "nyc-tlc.green 2015"
        case ("green", ..<"2019"): "nyc-tlc.green 2016-07"
        case ("green", _): "nyc-tlc.green 2019"
        case ("yellow", ..<"2010"): "nyc-tlc.yellow-2009 1"
        case ("yellow", ..<"2015"): "nyc-tlc.yellow-2010 2010"
        case ("yellow", ..<"2015-07"): "nyc-tlc.yellow-2015 2015-01"
        case ("yellow", ..<"2016-07"): "nyc-tlc.yellow-2015 2015-07"
        case ("yellow", ..<"2019"): "nyc-tlc.yellow-2015 2016-07"
        case ("yellow", _): "nyc-tlc.yellow-2015 2019"
        default: "unknown"
        }
    }

    @Test func `all 303 heads are recognised as their era, and their complete rows parse`() throws {
        let folder = try TemporaryFolder()
        let archive = try RealData.path("trips-nyc/tlc-monthly-file-heads.tar.gz")
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xzf", archive, "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        let heads = folder.path("nyc-heads")
        let names = try FileManager.default.contentsOfDirectory(atPath: heads).sorted()
        let catalogue = try FormatCatalogue(folder: FormatFolder.root)
        var files = 0
        var trips: [String: Int] = [:]
        for name in names {
            guard let month = name.split(separator: "_").last?.dropLast(4), month.count == 7,
                let series = name.split(separator: "_").first
            else { continue }
            files += 1
            try keepWholeLines("\(heads)/\(name)")
            let format = try catalogue.recognise(fileAt: "\(heads)/\(name)")
            #expect(
                "\(format.descriptor.id) \(format.era)" == expected(series, String(month)),
                "\(name)"
            )
            #expect(format.unknownColumns == [], "\(name)")
            trips[String(series), default: 0] += try tripsRead("\(heads)/\(name)", format)
        }
        #expect(files == 303)
        // Counted by another program: rows that end with a line end, without the blank ones.
        #expect(trips == ["fhv": 1_475, "fhvhv": 224, "green": 545, "yellow": 739])
    }

    /// Cuts a file after its last line end.
    private func keepWholeLines(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        let bytes = try Data(contentsOf: url)
        let end = try #require(bytes.lastIndex(of: 0x0A))
        try bytes[...end].write(to: url)
    }

    /// How many trips a file holds; every row must be one, without any problem.
    private func tripsRead(_ path: String, _ format: RecognisedFormat) throws -> Int {
        let mapping = try #require(format.descriptor.records.first)
        let converter = RecordConverter(
            mapping,
            columns: format.columns,
            encoding: .utf8,
            currency: Currency(code: "USD")
        )
        var values: [CellValue] = []
        var problems: [FieldProblem] = []
        var count = 0
        try format.forEachRecord(inFileAt: path) { record, _ in
            #expect(record.fault == nil, "\(path) row \(record.rowNumber)")
            #expect(format.hasFields(of: record), "\(path) row \(record.rowNumber)")
            #expect(converter.convert(record, into: &values, problems: &problems))
            #expect(problems == [], "\(path) row \(record.rowNumber)")
            count += 1
        }
        return count
    }
}
