import Formats
import Foundation
import StrictYAML
import TestKit
import Testing

/// Telling a file's format by its columns.
@Suite struct RecognitionTests {
    private static func format(
        _ id: String,
        _ required: String,
        container: String = "kind: csv",
        eras: String = ""
    ) throws -> FormatDescriptor {
        let yaml = ListingFormat.yaml(id: id)
            .replacing(
                "[id, host]",
                with: "[\(required)]\(eras.isEmpty ? "" : ", eras: [\(eras)]")"
            )
            .replacing("kind: csv, encoding: utf-8", with: container)
        return try FormatDescriptor(document: YAMLDocument(text: yaml, file: "\(id).yaml"))
    }

    private static func catalogue() throws -> FormatCatalogue {
        try FormatCatalogue([
            format("a.small", "id, host"),
            format(
                "a.large",
                "id, host, licence",
                eras: "{id: new, present: [score]}, {id: old, absent: [score, host_name]}"
            ),
            format("b.semicolon", "id, number", container: "kind: csv, delimiter: ';'"),
            format("c.objects", "id, host", container: "kind: json"),
            format("c.areas", "name, geometry", container: "kind: geojson"),
        ])
    }

    private func recognise(_ text: String) throws -> RecognisedFormat {
        let folder = try TemporaryFolder()
        return try Self.catalogue().recognise(fileAt: try folder.write("dump", text))
    }

    @Test(arguments: [
        ("id,host\n", "a.small", "1"), ("host,id\n", "a.small", "1"),
        ("x,host,y,id,z\n", "a.small", "1"), ("\u{FEFF}\"id\", \"host\"\r\n", "a.small", "1"),
        ("licence,host,id\n", "a.large", "old"), ("score,id,host,licence\n", "a.large", "new"),
        ("id,host,licence,host_name\n", "a.small", "1"), ("number;id\n", "b.semicolon", "1"),
        ("[{\"host\": 1, \"id\": 2}]", "c.objects", "1"),
        (
            "{\"crs\": {\"p\": {\"id\": 1}}, \"features\": [{\"properties\": {\"name\": 1}, \"geometry\": null}]}",
            "c.areas", "1"
        ),
    ])
    func `order and further columns do not matter`(text: String, id: String, era: String) throws {
        let format = try recognise(text)
        #expect(format.descriptor.id == id)
        #expect(format.era == era)
    }

    @Test func `columns are those of the file, and unknown ones are named`() throws {
        let format = try recognise("x,host,,id\n")
        #expect(format.columns == ["x", "host", "", "id"])
        #expect(format.unknownColumns == ["x"])
    }

    @Test func `the order in which formats are found does not matter`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("dump", "id,host,licence\n")
        let descriptors = try Self.catalogue().descriptors()
        for shift in descriptors.indices {
            let turned = Array(descriptors[shift...] + descriptors[..<shift])
            #expect(try FormatCatalogue(turned).recognise(fileAt: file).descriptor.id == "a.large")
        }
    }

    @Test func `of two equally specific formats the first by name is taken`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("dump", "id,host\n")
        let twins = try [Self.format("z.twin", "id, host"), Self.format("y.twin", "host, id")]
        #expect(try FormatCatalogue(twins).recognise(fileAt: file).descriptor.id == "y.twin")
    }

    @Test(arguments: [
        ("host,licence,name\n", "a.large", ["id"]), ("id\n", "a.small", ["host"]),
        ("ID,host\n", "a.small", ["id"]), ("number;name\n", "b.semicolon", ["id"]),
        ("id;host\n", "b.semicolon", ["number"]),
    ])
    func `where a required column is missing the nearest format says which`(
        text: String,
        id: String,
        missing: [String]
    ) throws {
        let error = #expect(throws: UnknownFormat.self) { try recognise(text) }
        #expect(error?.nearest?.format == id)
        #expect(error?.nearest?.missing == missing)
    }

    @Test(arguments: ["alpha,beta\n1,2\n", "nothing but a sentence\n", "[]", "{\"a\": {\"b\": 1}}"])
    func `a file that is near nothing names no format`(text: String) throws {
        let error = #expect(throws: UnknownFormat.self) { try recognise(text) }
        #expect(error?.nearest == nil)
    }

    @Test func `a header in another encoding is no name this format knows`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("dump", Data([0x69, 0x64, 0x2C, 0xE7, 0x0A]))
        let error = #expect(throws: UnknownFormat.self) {
            try Self.catalogue().recognise(fileAt: path)
        }
        #expect(error?.nearest?.missing == ["host"])
        #expect(error?.columnCount == 2)
    }

    @Test func `a comparison lists every format, the nearest first`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("dump", "id,host,licence,host_name\n")
        let found = try Self.catalogue().comparisons(withFileAt: file)
        #expect(
            found.map { "\($0.format): \($0.verdict.rawValue)" } == [
                "a.small: recognised", "a.large: no era fits", "b.semicolon: columns are missing",
                "c.areas: another container", "c.objects: another container",
            ]
        )
        #expect(found.first?.unknownColumns == ["licence", "host_name"])
    }
}
