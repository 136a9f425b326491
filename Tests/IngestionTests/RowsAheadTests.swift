import Dumps
import Foundation
import TestKit
import Testing

@testable import Ingestion

/// Rows that are read ahead of whoever stores them.
@Suite struct RowsAheadTests {
    private let header = "id,account,kind,licence,price,lat,lon,seen\n"
    private func row(_ id: Int) -> String {
        "\(id),7,home,,10,41.4,2.1,2024-05-06\n"
    }

    @Test(arguments: [1, 255, 256, 257, 1_100])
    func `every row is stored under its number, however many there are`(rows: Int) throws {
        let bench = try Workbench()
        try bench.load("listings.csv", header + (1...rows).map { row($0) }.joined())
        #expect(
            try bench.rows(
                "select count(*), min(row_number - listing_id), max(row_number - listing_id) "
                    + "from listing_snapshot"
            ) == ["\(rows) 1 1"]
        )
    }

    @Test func `rows that are refused are told in the order of the file`() throws {
        let bench = try Workbench()
        let lines = (1...900).map { $0 % 100 == 0 ? "\($0),too few\n" : row($0 > 450 ? 1 : $0) }
        try bench.load("listings.csv", header + lines.joined())
        let refused = (1...900).filter { $0 % 100 == 0 || $0 > 450 }
        #expect(
            try bench.rows("select row_number, code from reject order by rowid")
                == refused.map {
                    "\($0 + 1) \($0 % 100 == 0 ? "wrong-column-count" : "duplicate-record")"
                }
        )
    }

    @Test func `a file that breaks off leaves the store as it was`() throws {
        let bench = try Workbench()
        let plain = header + (1...40_000).map { row($0) }.joined()
        let zipped = try GzipFile.data(Data(plain.utf8))
        let error = #expect(throws: DumpError.self) {
            try bench.load("listings.csv.gz", zipped.prefix(zipped.count * 3 / 4))
        }
        #expect(error?.code == .truncatedGzip)
        #expect(try bench.rows("select count(*) from listing_snapshot") == ["0"])
    }
}
