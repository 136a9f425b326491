import Formats
import Foundation
import TestKit
import Testing

/// The headers of every known era, read from the folder of real dumps where it is present.
@Suite struct RealHeaderTests {
    /// A header file, the format it must be recognised as, and the era.
    struct Header: CustomTestStringConvertible, Sendable {
        var file: String
        var format: String
        var era: String

        var testDescription: String { file }
    }

    static let headers: [Header] = [
        Header(file: "listings-summary-16", format: "listings-summary", era: "2015-16"),
        Header(file: "listings-summary-18", format: "listings-summary", era: "2021-18"),
        Header(file: "listings-summary-19-2026", format: "listings-summary", era: "2026-19"),
        Header(file: "listings-detailed-074-2021", format: "listings-detailed", era: "2021-074"),
        Header(file: "listings-detailed-075-2023", format: "listings-detailed", era: "2023-075"),
        Header(file: "listings-detailed-079-2025", format: "listings-detailed", era: "2025-079"),
        Header(file: "listings-detailed-085-2026-01", format: "listings-detailed", era: "2026-085"),
        Header(file: "listings-detailed-090-2026-06", format: "listings-detailed", era: "2026-090"),
        Header(file: "listings-detailed-092-2015", format: "listings-detailed", era: "2015-092"),
        Header(file: "listings-detailed-106-2019", format: "listings-detailed", era: "2019-106"),
        Header(file: "calendar-4-2015", format: "calendar", era: "2015-4"),
        Header(file: "calendar-5-2026", format: "calendar", era: "2026-5"),
        Header(file: "calendar-7-2019-2025", format: "calendar", era: "2019-7"),
        Header(file: "reviews-2", format: "reviews", era: "summary-2"),
        Header(file: "reviews-6", format: "reviews", era: "detailed-6"),
    ]

    @Test(
        .tags(.realData),
        .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)),
        arguments: headers
    )
    func `every column of an era is mapped or dropped`(header: Header) throws {
        let format = try FormatCatalogue(folder: FormatFolder.root)
            .recognise(fileAt: RealData.path("formats/\(header.file).header.csv"))
        #expect(format.descriptor.id == "inside-airbnb.\(header.format)")
        #expect(format.era == header.era)
        #expect(format.unknownColumns == [])
    }

    @Test(
        .tags(.realData),
        .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence))
    )
    func `no header of the folder is left untested`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: RealData.path("formats"))
        #expect(files.sorted() == Self.headers.map { "\($0.file).header.csv" }.sorted())
    }
}

extension Tag {
    /// Needs the folder of real dumps.
    @Tag static var realData: Self
}
