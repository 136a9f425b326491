import Foundation
import TestKit
import Testing

/// Workbooks that hold no data Veedor knows, as a user meets them.
@Suite struct WorkbookInputTests {
    /// What the program says about a file that it must not load.
    private func refusal(_ name: String, _ data: Data) throws -> String {
        let bench = try BadInputTests.Bench()
        let before = try bench.storeBytes()
        let result = try bench.ingest(try bench.folder.write(name, data))
        #expect(result.status == 1)
        #expect(try bench.storeBytes() == before)
        #expect(result.errors.contains("\nhelp: "))
        return result.errors
    }

    @Test func `an archive that is no workbook is to be unpacked`() throws {
        let words = try refusal("a.zip", ZipFile.data([("listings.csv", Data("id\n".utf8))]))
        #expect(words.contains("a zip archive of 1 file"), "\(words)")
        #expect(words.contains("unpack it"))
    }

    @Test func `a workbook without a known table says so and names its sheets`() throws {
        let workbook = WorkbookFile([.init("Notes", "<row><c><v>1</v></c></row>")])
        let words = try refusal("a.xlsx", workbook.data)
        #expect(words.contains("holds no table of a known format (sheets 'Notes')"), "\(words)")
        #expect(words.contains("save that sheet as CSV"))
    }

    @Test func `a damaged workbook is to be downloaded again`() throws {
        let data = WorkbookFile(rows: "<row><c><v>1</v></c></row>").data
        let words = try refusal("a.xlsx", data.prefix(data.count - 40))
        #expect(words.contains("the workbook is damaged"), "\(words)")
        #expect(words.contains("download it again"))
    }

    @Test func `old and encrypted workbooks say what to save`() throws {
        let magic = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        let old = try refusal("a.xls", magic + Data(count: 5000))
        #expect(old.contains("before 2007") && old.contains("save it as .xlsx"), "\(old)")
        let name = Data("EncryptedPackage".utf16.map { [UInt8($0), 0] }.joined())
        let encrypted = try refusal("a.xlsx", magic + Data(count: 5000) + name)
        #expect(encrypted.contains("is encrypted"), "\(encrypted)")
    }

    @Test func `a document type is refused`() throws {
        var workbook = WorkbookFile(rows: "")
        workbook.prologue = "<!DOCTYPE x [<!ENTITY a \"b\">]>"
        workbook.sheets[0].rows = "<row><c><v>&a;</v></c></row>"
        let words = try refusal("a.xlsx", workbook.data)
        #expect(words.contains("declares a document type"), "\(words)")
    }
}

/// The real workbooks, through the built program.
@Suite(.tags(.realData), .enabled(if: RealData.isPresent, Comment(rawValue: RealData.absence)))
struct WorkbookCommandTests {
    @Test func `the workbooks of rents load, and the data dictionary names its format`() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("bcn.sqlite")
        let files = try ["trimestral_bcn_lloguer.xlsx", "trimestral_bcn_lloguer_m2.xlsx"].map {
            try RealData.path("barcelona/rents/\($0)")
        }
        let result = try BuiltProgram.run(
            ["ingest"] + files + ["--store", store, "--city", "barcelona", "--format", "csv"]
        )
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains(",1261,994,0,267,0,loaded"), "\(result.output)")
        #expect(result.output.contains(",1231,994,0,237,0,loaded"), "\(result.output)")
        let dictionary = try RealData.path("zurich/2024-06-29/Inside Airbnb Data Dictionary.xlsx")
        let refused = try BuiltProgram.run(["ingest", dictionary, "--store", store])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("holds no table of a known format"), "\(refused.errors)")
        #expect(refused.errors.contains("nearest is 'inside-airbnb.listings-detailed' (csv)"))
    }
}
