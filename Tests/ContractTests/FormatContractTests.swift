import Domain
import Formats
import Foundation
import StrictYAML
import TestKit
import Testing

/// What every folder of `scrapers-formats` promises, checked by walking them.
@Suite struct FormatContractTests {
    private static let catalogue = Result { try FormatCatalogue(folder: FormatFolder.root) }

    private func descriptor(_ folder: FormatFolder) throws -> FormatDescriptor {
        try FormatDescriptor(document: YAMLDocument(contentsOf: folder.path("format.yaml")))
    }

    @Test(arguments: try FormatFolder.all())
    func `a folder holds its four files and is named as its format`(folder: FormatFolder) throws {
        for file in ["format.yaml", "expected.json", "NOTES.md"] {
            #expect(FileManager.default.fileExists(atPath: folder.path(file)), "\(file)")
        }
        #expect(try folder.samplePath() != nil)
        #expect(try descriptor(folder).id == folder.name)
    }

    @Test func `the outlines are those of the whole descriptors`() throws {
        for outline in try Self.catalogue.get().outlines {
            let whole = try outline.descriptor()
            #expect(outline.container == whole.container, "\(outline.id)")
            #expect(outline.header == whole.header, "\(outline.id)")
        }
    }

    @Test(arguments: try FormatFolder.all())
    func `every test inside a descriptor holds`(folder: FormatFolder) throws {
        let descriptor = try descriptor(folder)
        #expect(!descriptor.tests.isEmpty)
        for test in descriptor.tests {
            #expect(test.failures(in: descriptor).isEmpty, "\(test.name)")
        }
    }

    @Test(arguments: try FormatFolder.all())
    func `a sample is recognised and becomes what is expected`(folder: FormatFolder) throws {
        let path = try #require(try folder.samplePath())
        let format = try Self.catalogue.get().recognise(fileAt: path)
        #expect(format.descriptor.id == folder.name)
        #expect(format.unknownColumns == [])
        let found = try SampleConversion(of: path, as: format).json()
        let verdict = try Golden.compare(found, with: folder.path("expected.json"))
        #expect(verdict == .same, "VEEDOR_RECORD=1 records \(folder.name)/expected.json anew")
    }

    @Test(arguments: try FormatFolder.all())
    func
        `a name or text of a person feeds no field but as one-way numbers or, in complaints, masked`(
            folder: FormatFolder
        ) throws
    {
        let personal: Set = [
            "host_name", "reviewer_name", "reviewer_id", "comments", "host_about", "description",
            "name", "host_picture_url", "host_thumbnail_url",
        ]
        for record in try descriptor(folder).records {
            for field in record.fields {
                switch field.conversion {
                case .fingerprint, .shingles, .foundKeys: continue
                case .text(let rule) where record.kind == .complaint && rule.masks.count >= 2:
                    continue
                default: break
                }
                let columns = Set(field.columns.joined())
                #expect(columns.isDisjoint(with: personal), "\(field.target.name)")
            }
        }
    }

    @Test(arguments: try FormatFolder.all())
    func `what a check of rows calls equal is equal: all of the row is kept`(
        folder: FormatFolder
    ) throws {
        let descriptor = try descriptor(folder)
        for record in descriptor.records
        where record.fields.contains(where: { $0.target.name == TripField.rowCheck.name }) {
            #expect(descriptor.dropped.isEmpty)
            var kept: Set<String> = []
            for field in record.fields {
                switch field.conversion {
                case .text(TextRule()), .identifier, .integer, .boolean, .moment:
                    kept.formUnion(field.columns.joined())
                default: continue
                }
            }
            #expect(kept.isSuperset(of: descriptor.header.required))
            let checked = record.fields.filter { field in
                if case .rowCheck = field.conversion { true } else { false }
            }
            let moments = record.fields.filter { field in
                if case .moment = field.conversion { true } else { false }
            }
            #expect(checked.map(\.columns) == moments.map(\.columns))
        }
    }

    @Test(arguments: try FormatFolder.all())
    func `a column is mapped or dropped, not both`(folder: FormatFolder) throws {
        let descriptor = try descriptor(folder)
        let mapped = Set(descriptor.records.flatMap(\.fields).flatMap(\.columns).joined())
        let dropped = descriptor.dropped.flatMap(\.columns)
        #expect(mapped.isDisjoint(with: dropped))
        #expect(Set(dropped).count == dropped.count)
        for drop in descriptor.dropped { #expect(!drop.reason.isEmpty) }
    }

    @Test func `a new format is a new folder and no code`() throws {
        let folder = try TemporaryFolder()
        let descriptor = """
            id: example.beds
            version: 1
            title: An example
            publisher: Nobody
            source: https://example.org/
            licence: CC0
            container: { kind: csv, delimiter: ";" }
            header: { required: [Quarter, Beds] }
            records:
              - kind: area-figure
                fields:
                  indicator: { constant: beds }
                  unit: { constant: beds }
                  area_level: { constant: neighbourhood }
                  neighbourhood_name: { column: Quarter }
                  period_start: { constant: "2020-01-01" }
                  period_end: { constant: "2020-12-31" }
                  value: { column: Beds, as: decimal, decimal-sign: "," }
            tests:
              - name: half a bed
                row: { Quarter: Harbour, Beds: "1,5" }
                expect: { value: "1.5", period_end: "2020-12-31" }
            """
        try folder.write("example.beds/format.yaml", descriptor)
        let beds = try folder.write("beds.csv", "Beds;Quarter\n2,5;Harbour\n")
        let format = try FormatCatalogue(folder: folder.path).recognise(fileAt: beds)
        #expect(format.descriptor.id == "example.beds")
        for test in format.descriptor.tests {
            #expect(test.failures(in: format.descriptor) == [])
        }
        let json = try SampleConversion(of: beds, as: format).json()
        #expect(json.contains("\"value\" : 2.5"))
    }
}
