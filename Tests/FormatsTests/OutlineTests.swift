import Formats
import StrictYAML
import TestKit
import Testing

/// Formats are read as far as it takes to recognise a file, and whole when a file is of them.
@Suite struct OutlineTests {
    private func catalogue(_ texts: [String: String], in folder: TemporaryFolder) throws
        -> FormatCatalogue
    {
        for (name, text) in texts { try folder.write("formats/\(name)/format.yaml", text) }
        return try FormatCatalogue(folder: folder.path("formats"))
    }

    @Test func `what is wrong with a format stops the files of it and no others`() throws {
        let folder = try TemporaryFolder()
        let catalogue = try catalogue(
            [
                "a.good": ListingFormat.yaml(id: "a.good").replacing("[id, host]", with: "[id, a]"),
                "b.bad": ListingFormat.yaml(id: "b.bad").replacing("[id, host]", with: "[id, b]")
                    + "colour: red\n",
            ],
            in: folder
        )
        let good = try folder.write("good.csv", "id,a\n")
        let bad = try folder.write("bad.csv", "id,b\n")
        #expect(try catalogue.recognise(fileAt: good).descriptor.id == "a.good")
        for read in [
            { _ = try catalogue.recognise(fileAt: bad) }, { _ = try catalogue.descriptors() },
        ] {
            let error = #expect(throws: YAMLError.self) { try read() }
            #expect(error?.problems.map(\.path) == ["colour"])
        }
    }

    @Test(arguments: [
        ("as it is", "", ""), ("ended as on Windows", "\n", "\r\n"),
        ("begun in words", "id: a.way", "---\nid: a.way"),
        ("with remarks at the edge", "header:", "# header: {required: [z]}\nheader:"),
        ("with quoted keys", "header:", "\"header\":"),
        ("with keys set apart", "header:", "header :"),
        ("with a list at the edge", "{required: [id, host]}", "\n  required:\n  - id\n  - host"),
        ("with the words in a title", "listings\n", "|\n  header: {required: [z]}\n"),
    ])
    func `however it is written, the outline is that of the whole`(
        way: String,
        plain: String,
        written: String
    ) throws {
        let text = ListingFormat.yaml(id: "a.way").replacing(plain, with: written)
        let whole = try FormatDescriptor(document: YAMLDocument(text: text, file: way))
        let folder = try TemporaryFolder()
        let outline = try #require(
            try catalogue(["a.way": text], in: folder).outlines.first,
            "\(way)"
        )
        #expect(outline.header == whole.header, "\(way)")
        #expect(outline.container == whole.container, "\(way)")
    }

    @Test(arguments: [
        "id: a.way\n", "header: {required: []}\n", "container: {kind: csv}\nheader: [\n",
        "container: {kind: cvs}\nheader: {required: [id]}\n", "header:\n", "", "just words\n",
    ])
    func `an outline that says nothing is a problem of its file at once`(text: String) throws {
        let folder = try TemporaryFolder()
        #expect(throws: YAMLError.self) { try catalogue(["a.way": text], in: folder) }
    }
}
