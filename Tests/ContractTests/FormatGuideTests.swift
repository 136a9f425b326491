import Dumps
import Formats
import Foundation
import StrictYAML
import TestKit
import Testing

/// The guide for writing a format, against what Veedor understands.
@Suite struct FormatGuideTests {
    private let guide = Result {
        try String(contentsOfFile: "\(FormatFolder.root)/README.md", encoding: .utf8)
    }

    /// The first fenced block of a language.
    private func block(_ language: String) throws -> String {
        let parts = try guide.get().components(separatedBy: "```\(language)\n")
        return try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
    }

    @Test func `the guide names every kind, conversion and code`() throws {
        let guide = try guide.get()
        let words =
            CanonicalKind.allCases.map(\.rawValue) + Conversion.Name.allCases.map(\.rawValue)
            + Container.Kind.allCases.map(\.rawValue)
            + Container.Encoding.allCases.map(\.rawValue)
            + FieldFault.allCases.map(\.rawValue) + RowFault.allCases.map(\.rawValue)
        for word in words { #expect(guide.contains("`\(word)`"), "\(word)") }
    }

    @Test func `the guide's example is a format and reads the guide's sample`() throws {
        let folder = try TemporaryFolder()
        let yaml = try block("yaml")
        let descriptor = try FormatDescriptor(
            document: YAMLDocument(text: yaml, file: "README.md")
        )
        for test in descriptor.tests {
            #expect(test.failures(in: descriptor) == [], "\(test.name)")
        }
        try folder.write("\(descriptor.id)/format.yaml", yaml)
        let sample = try folder.write("\(descriptor.id)/sample.csv", try block("csv"))
        let format = try FormatCatalogue(folder: folder.path).recognise(fileAt: sample)
        #expect(format.descriptor.id == "example.lets")
        #expect(format.unknownColumns == [])
        let rows = try SampleConversion(of: sample, as: format).rows
        #expect(rows.map(\.row) == [2, 3, 4])
        #expect(rows.allSatisfy { $0.rejected != true && $0.fault == nil })
        #expect(
            rows.map(\.problems) == [
                nil, nil,
                [
                    "room_type": "unknown-category", "price_minor": "not-an-amount",
                    "last_scraped_on": "not-a-date",
                ],
            ]
        )
    }

    @Test func `the samples are recognised without help from each other's formats`() throws {
        let catalogue = try FormatCatalogue(folder: FormatFolder.root)
        for folder in try FormatFolder.all() {
            let sample = try #require(try folder.samplePath())
            let own = try catalogue.descriptors().filter { $0.id == folder.name }
            let alone = try FormatCatalogue(own).recognise(fileAt: sample)
            let among = try FormatCatalogue(catalogue.descriptors().reversed())
                .recognise(fileAt: sample)
            #expect(alone.era == among.era, "\(folder.name)")
            #expect(among.descriptor.id == folder.name)
        }
    }

    @Test func `problems of several folders are listed together`() throws {
        let folder = try TemporaryFolder()
        let yaml = try block("yaml")
        try folder.write("example.lets/format.yaml", yaml + "colour: red\n")
        try folder.write("example.other/format.yaml", yaml)
        try folder.write("example.third/format.yaml", "kind: [\n")
        try folder.write("notes/README.md", "no format")
        let error = #expect(throws: YAMLError.self) {
            try FormatCatalogue(folder: folder.path).descriptors()
        }
        #expect(
            (error?.problems ?? []).map { problem in
                problem.file.replacing(folder.path + "/", with: "") + " " + problem.path
            } == [
                "example.lets/format.yaml colour", "example.other/format.yaml id",
                "example.third/format.yaml ",
            ]
        )
    }
}
