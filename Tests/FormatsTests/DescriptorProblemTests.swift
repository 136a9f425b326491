import Formats
import StrictYAML
import Testing

/// What is wrong with a descriptor, all of it at once and with its lines.
@Suite struct DescriptorProblemTests {
    private func problems(_ yaml: String) -> [String] {
        let error = #expect(throws: YAMLError.self) {
            try FormatDescriptor(document: YAMLDocument(text: yaml, file: "format.yaml"))
        }
        return (error?.problems ?? []).map { "\($0.line ?? 0) \($0.path)" }
    }

    /// The problems of one field's description.
    private func problems(of field: String, _ description: String) -> [String] {
        let yaml = ListingFormat.yaml(fields: "\(field): {\(description)}")
        let error = #expect(throws: YAMLError.self) {
            try FormatDescriptor(document: YAMLDocument(text: yaml, file: "format.yaml"))
        }
        return (error?.problems ?? []).map {
            $0.path.replacing("records[0].fields.\(field).", with: "")
        }
    }

    @Test func `unknown keys at every level are listed together`() {
        let yaml = """
            id: example.listings
            version: 1
            title: listings
            publisher: nobody
            source: https://example.org/
            licence: CC0
            colour: red
            container: {kind: csv, separator: ";"}
            header:
              required: [id]
              generations: []
              eras:
                - {id: a, has: [b]}
            snapshot: [path]
            numbers: {decimal: ","}
            skip:
              - {column: id, equals: [x], reason: y, why: z}
            records:
              - kind: listing
                table: listings
                fields:
                  platform: {constant: example}
                  listing_id: {column: id, as: identifier, unit: none}
                  host_id: {column: id}
                  lisense: {column: license}
            dropped:
              - {columns: [x], reason: y, until: z}
            tests:
              - {name: n, row: {id: "1"}, expects: {}}
            """
        #expect(
            Set(problems(yaml)) == [
                "7 colour", "8 container.separator", "11 header.generations",
                "13 header.eras[0].has", "15 numbers.decimal", "17 skip[0].why",
                "20 records[0].table", "23 records[0].fields.listing_id.unit",
                "25 records[0].fields.lisense", "27 dropped[0].until", "29 tests[0].expects",
            ]
        )
    }

    @Test func `everything that is missing is listed together`() {
        #expect(
            Set(problems("container: {}\n")) == [
                "1 id", "1 version", "1 title", "1 publisher", "1 source", "1 licence",
                "1 container.kind", "1 header", "1 records",
            ]
        )
    }

    @Test func `values of the wrong kind are named`() {
        let yaml = ListingFormat.yaml(more: "precedence: high\nskip: none\nnumbers: [1]\n")
            .replacing("version: 1", with: "version: one")
            .replacing("kind: csv", with: "kind: cvs, delimiter: '||'")
            .replacing("[path]", with: "[path, sometimes, earliest]")
        #expect(
            problems(yaml).map { $0.split(separator: " ")[1] }.sorted() == [
                "container.delimiter", "container.kind", "numbers", "precedence", "skip",
                "snapshot", "snapshot", "version",
            ]
        )
    }

    @Test func `an unknown kind of record is the only problem of its entry`() {
        let yaml = ListingFormat.yaml().replacing(
            "kind: listing",
            with: "spread: {}\n    kind: advert"
        )
        #expect(problems(yaml).map { $0.split(separator: " ")[1] } == ["records[0].kind"])
    }

    @Test func `a required field must be filled, and a day must be found`() {
        let yaml = ListingFormat.yaml()
            .replacing("      host_id: {column: host, as: identifier}\n", with: "")
            .replacing("snapshot: [path]\n", with: "")
        #expect(
            Set(problems(yaml).map { $0.split(separator: " ")[1] }) == [
                "records[0].fields", "snapshot",
            ]
        )
    }

    @Test(arguments: [
        ("price_minor", "column: x, as: date", ["as"]), ("host_since", "column: x", ["as"]),
        ("licence_text", "column: x, as: money", ["as"]),
        ("licence_text", "column: x, as: monney, group-sign: ','", ["as"]),
        ("price_minor", "as: money", ["column"]),
        ("price_minor", "column: x, as: money, group-sign: '.'", ["group-sign"]),
        ("price_minor", "column: x, as: money, group-sign: '\u{A0}'", ["group-sign"]),
        ("price_minor", "column: x, as: money, decimal-sign: '::'", ["decimal-sign"]),
        ("price_minor", "column: x, as: money, minimum: none", ["minimum"]),
        ("price_minor", "column: x, as: money, pattern: YYYY", ["pattern"]),
        ("host_since", "column: x, as: date, group-sign: ','", ["group-sign"]),
        ("host_since", "column: x, as: date, pattern: YYYY", ["pattern"]),
        ("host_since", "column: x, as: period-end, joined-column: y", ["joined-column"]),
        ("room_type", "column: x, as: category", ["values"]),
        ("price_minor", "column: x, as: money, quarter-column: y", ["quarter-column"]),
        ("licence_text", "constant: x, column: y", ["column"]),
        ("licence_text", "constant: x, as: text", ["as"]),
        ("licence_text", "file-name: '(?<a>x)', column: y", ["column"]),
        ("licence_text", "file-name: 'x'", ["file-name"]),
        ("licence_text", "file-name: '(?<a>x)(?<b>y)'", ["file-name"]),
        ("licence_text", "file-name: '(?<a>x'", ["file-name"]),
        ("price_minor", "file-name: '(?<a>[0-9]+)'", ["file-name"]),
    ])
    func `a field's description must fit the field`(
        field: String,
        description: String,
        paths: [String]
    ) {
        #expect(problems(of: field, description) == paths)
    }

    @Test(arguments: ["", "- a\n- b\n", "just words\n", "id: [unclosed\n", "a: {b\n"])
    func `what is no mapping in YAML is one problem`(text: String) {
        #expect(problems(text).count == 1)
    }
}
