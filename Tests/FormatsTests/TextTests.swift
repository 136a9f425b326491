import Formats
import Testing

/// Texts, ids, categories and truth values.
@Suite struct TextTests {
    @Test(arguments: [
        ("1033489713295718472", Converted.text("1033489713295718472")), ("28.0", .text("28")),
        ("0.0", .text("0")), ("28.5", .text("28.5")), ("28.00", .text("28.00")),
        ("007", .text("007")),
        (".0", .text(".0")), ("x.0", .text("x.0")), (" 5\t", .text("5")), ("", .nothing),
        ("1.03E+18", .fault(.notAnInteger)), ("1.03e+18", .fault(.notAnInteger)),
        ("1,03E+18", .fault(.notAnInteger)), ("2E+5", .fault(.notAnInteger)), ("2E5", .text("2E5")),
        ("E+18", .text("E+18")), ("12E+", .text("12E+")), ("0363 1A2B", .text("0363 1A2B")),
        ("-1", .text("-1")), ("1,234", .text("1,234")),
    ])
    func `an id keeps every digit, and one that a spreadsheet rounded is lost`(
        text: String,
        expected: Converted
    ) throws {
        #expect(try OneField("licence_text", "column: x, as: identifier")(text) == expected)
    }

    @Test(
        arguments: [
            ("t", 1), ("T", 1), ("true", 1), ("TRUE", 1), ("1", 1), ("yes", 1), ("y", 1), ("N", 0),
            ("f", 0), ("F", 0),
            ("False", 0), ("0", 0), ("no", 0),
        ] as [(String, Int64)]
    )
    func `true and false are written in several ways`(text: String, value: Int64) throws {
        #expect(try OneField("has_availability", "column: x, as: boolean")(text) == .integer(value))
    }

    @Test func `a fingerprint tells equal texts and says nothing else`() throws {
        let field = try OneField("licence_text", "column: x, as: fingerprint")
        // The first sixteen digits of `printf 'Núria' | sha256sum`.
        #expect(field("Núria") == .text("f7dc20632ab2984e"))
        #expect(field(" Núria ") == field("Núria"))
        #expect(field("Nuria") != field("Núria"))
        let long = try OneField("licence_text", "column: x, as: fingerprint, at-least: 6")
        #expect(long("Núria") == .nothing)
        #expect(long("Núrias") == field("Núrias"))
        #expect(field("") == .nothing)
    }

    @Test(arguments: ["2", "tr", "wahr", "-1", "1.0"])
    func `anything else is neither true nor false`(text: String) throws {
        #expect(
            try OneField("has_availability", "column: x, as: boolean")(text) == .fault(.notABoolean)
        )
        #expect(try OneField("has_availability", "column: x, as: boolean")("") == .nothing)
    }

    @Test(arguments: [
        ("Entire home/apt", Converted.text("entire_home")), ("Room", .text("private_room")),
        ("room", .fault(.unknownCategory)), ("Castle", .fault(.unknownCategory)), ("", .nothing),
    ])
    func `a category is one of those listed`(text: String, expected: Converted) throws {
        let field = try OneField(
            "room_type",
            "column: x, as: category, values: {Entire home/apt: entire_home, Room: private_room}"
        )
        #expect(field(text) == expected)
    }

    @Test(arguments: [
        ("1. Harbour (North)", "Harbour"), ("Harbour", "Harbour"), ("12. A. B (C) (D)", "A. B"),
        ("3. ", "3."),
    ])
    func `what stands between two signs is kept`(text: String, expected: String) throws {
        let field = try OneField("neighbourhood_name", "column: x, after: '. ', before: ' ('")
        #expect(field(text) == .text(expected))
    }

    @Test(arguments: [
        ("08", "7", Converted.text("08-007")), ("08", "1234", .text("08-1234")),
        ("08", "", .text("08")),
        ("", "7", .nothing), (" 08 ", " 7 ", .text("08-007")),
    ])
    func `two columns are joined, the second filled up with zeros`(
        x: String,
        y: String,
        expected: Converted
    ) throws {
        let field = try OneField(
            "licence_text",
            "column: x, joined-column: y, joiner: '-', joined-width: 3"
        )
        #expect(field(x, y) == expected)
    }

    @Test(arguments: [("a", "2", "a 2"), ("a", "", "a"), ("", "2", "2"), (" ", "2", "2")])
    func `a second column may stand alone`(x: String, y: String, expected: String) throws {
        let field = try OneField(
            "licence_text",
            "column: x, joined-column: y, joiner: ' ', joined-alone: true"
        )
        #expect(field(x, y) == .text(expected))
        #expect(field("", "") == .nothing)
    }

    @Test func `no-break spaces around a text are blanks`() throws {
        #expect(
            try OneField("licence_text", "column: x")("\u{A0}HUTB\u{A0}1\u{A0}")
                == .text("HUTB\u{A0}1")
        )
    }

    @Test func `bytes that are no characters of the encoding are a fault`() throws {
        let field = try OneField("licence_text", "column: x")
        #expect(field(bytes: [0x63, 0xE7]) == .fault(.badEncoding))
        #expect(field(bytes: [0xC0, 0xAF]) == .fault(.badEncoding))
        #expect(field(bytes: [0xED, 0xA0, 0x80]) == .fault(.badEncoding))
    }

    @Test func `Windows-1252 is read by its table`() throws {
        let field = try OneField("licence_text", "column: x", encoding: "windows-1252")
        #expect(field(bytes: [0xE7, 0x80, 0x92, 0xF1]) == .text("ç€’ñ"))
        #expect(field(bytes: [0x81]) == .fault(.badEncoding))
    }

    @Test func `the first name that the file has is read`() throws {
        #expect(try OneField("licence_text", "column: [old, y, x]")("a", "b") == .text("b"))
        #expect(try OneField("licence_text", "column: [old, older]")("a", "b") == .nothing)
    }
}
