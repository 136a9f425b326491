import Domain
import Formats
import Ingestion
import Licences
import Policies
import Store
import StrictYAML
import TestKit
import Testing

@Suite struct LicenceCheckTests {
    /// Loads files into a store and checks the last snapshot.
    func check(_ files: [(String, String)], asOf: String? = nil) throws -> LicenceCheck {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("city.sqlite"), access: .writing)
        let catalogue = FormatCatalogue(
            try [ExampleFormats.listings, ExampleFormats.register].map {
                try FormatDescriptor(document: YAMLDocument(text: $0, file: "format.yaml"))
            }
        )
        let loader = FileLoader(
            store: store,
            catalogue: catalogue,
            options: FileLoader.Options(loadedAt: "2026-01-01T00:00:00Z")
        )
        for (name, text) in files { _ = try loader.load(try folder.write(name, text)) }
        let law = try CityPolicy(
            document: YAMLDocument(text: ExamplePolicies.text(), file: "policy.yaml")
        )
        return try LicenceCheck(
            store,
            asOf: asOf.flatMap { CivilDate($0) },
            platforms: PlatformCatalogue([])
        ) { _ in law }
    }

    func listings(_ licences: [String]) -> String {
        "id,account,kind,licence,price,lat,lon,seen\n"
            + licences.enumerated().map { "\($0),1,home,\($1),,,,\n" }.joined()
    }

    private func counts(_ check: LicenceCheck) -> [FirstState: Int] {
        Dictionary(
            uniqueKeysWithValues: check.firstStates.map { ($0.state, $0.count.share.numerator) }
        )
    }

    let register = "number;places\nHUTB-000001;4\nHUTB- 000002 ;4\n;4\n9-1234;2\n"

    @Test(arguments: [
        ("", FirstState.notShown), ("Exempt", .exemptionClaimed),
        ("EXEMPT - seasonal", .exemptionClaimed),
        ("exempt HUTB-000001", .exemptionClaimed), ("HUTB-000001", .inRegister),
        ("hutb 000002", .inRegister), ("HUTB-000003", .notInRegister), ("HB-000123", .otherText),
        ("HUTB-0001", .otherText), ("-", .otherText),
    ])
    func `each text has its first state`(text: String, state: FirstState) throws {
        let check = try check([
            ("2024-12-12/l.csv", listings([text])), ("2024-12-01/r.csv", register),
        ])
        #expect(counts(check)[state] == 1)
    }

    @Test func `every listing is in exactly one state and the shares say of what`() throws {
        let texts = ["", "Exempt", "HUTB-000001", "HUTB-000009", "pending", ""]
        let check = try check([
            ("2024-12-12/l.csv", listings(texts)), ("2024-12-01/r.csv", register),
        ])
        #expect(check.firstStates.reduce(0) { $0 + $1.count.share.numerator } == texts.count)
        #expect(check.firstStates.allSatisfy { $0.count.share.denominator == texts.count })
        #expect(check.firstStates.allSatisfy { $0.count.share.unit == "listing" })
    }

    @Test func `without a register a number is neither found nor missing`() throws {
        let check = try check([("2024-12-12/l.csv", listings(["HUTB-000001"]))])
        #expect(counts(check)[.noRegister] == 1)
        #expect(counts(check)[.notInRegister] == 0)
        #expect(check.registers.isEmpty)
    }

    @Test func `the register in force on the day is asked, else the first one after`() throws {
        let older = "number;places\nHUTB-000001;4\n"
        let newer = "number;places\nHUTB-000002;4\n"
        let files = [
            ("2024-06-12/l.csv", listings(["HUTB-000001", "HUTB-000002", "HUTB-000002"])),
            ("2024-12-12/l.csv", listings(["HUTB-000001", "HUTB-000002"])),
            ("2023-06-12/l.csv", listings(["HUTB-000001"])),
            ("2024-01-01/r.csv", older), ("2024-12-12/r.csv", newer),
        ]
        let june = try check(files, asOf: "2024-12-11")
        #expect(june.listings.date == CivilDate("2024-06-12"))
        #expect(june.registers.map(\.date) == [CivilDate("2024-01-01")])
        #expect(counts(june)[.inRegister] == 1)
        let december = try check(files, asOf: "2024-12-12")
        #expect(december.registers.map(\.daysBeforeListings) == [0...0])
        #expect(counts(december)[.inRegister] == 1)
        let before = try check(files, asOf: "2023-12-31")
        #expect(before.registers.map(\.daysBeforeListings) == [-203...(-203)])
    }

    @Test func `a register without numbers is passed over`() throws {
        let files = [
            ("2024-12-12/l.csv", listings(["HUTB-000001"])),
            ("2024-12-10/r.csv", "number;places\n;4\n"), ("2024-01-01/r.csv", register),
        ]
        let check = try check(files)
        #expect(check.registers.map(\.date) == [CivilDate("2024-01-01")])
    }

    @Test func `no snapshot at or before the day is an error that names the first`() throws {
        let files = [("2024-12-12/l.csv", listings([""]))]
        #expect(
            throws: LicenceCheckError.noListings(
                asOf: CivilDate("2024-12-11"),
                first: CivilDate("2024-12-12")
            )
        ) { try check(files, asOf: "2024-12-11") }
    }

    @Test func `the order of rows changes nothing`() throws {
        let texts = ["", "Exempt", "HUTB-000001", "HUTB-000009", "pending", "HUTB000002"]
        let forward = try check([
            ("2024-12-12/l.csv", listings(texts)), ("2024-12-01/r.csv", register),
        ])
        let backward = try check([
            ("2024-12-12/l.csv", listings(texts.reversed())), ("2024-12-01/r.csv", register),
        ])
        #expect(counts(forward) == counts(backward))
    }
}

extension LicenceCheckTests {
    @Test func `headlines say nothing of a register that was not loaded`() throws {
        let files = [("2024-12-12/l.csv", listings(["HUTB-000001", "", "Exempt"]))]
        let alone = try check(files)
        #expect(alone.headlines.allSatisfy { $0.definition.contains("shows no number") })
        let both = try check(files + [("2024-12-01/r.csv", register)])
        let missing = both.headlines.first {
            $0.definition == "no number that stands in the register"
        }
        #expect(missing?.share.share == Share(2, of: 3, unit: "listing"))
    }
}
