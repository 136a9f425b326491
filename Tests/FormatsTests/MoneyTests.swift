import Formats
import Testing

/// Amounts, into whole minor units.
@Suite struct MoneyTests {
    private static let english = "column: x, as: money, symbols: [$, €], group-sign: ','"

    @Test(arguments: [
        ("$1,234.00", 123_400), ("85", 8500), ("85.5", 8550), ("85.", 8500), (".5", 50), ("0", 0),
        ("-5.50", -550), ("-$5.50", -550), ("$-5.50", -550), ("$ 5", 500), ("5 €", 500),
        ("€5", 500),
        ("1,234,567.8", 123_456_780), ("  7\t", 700), ("85.000", 8500), ("-0", 0),
        ("92233720368547758.07", Int64.max), ("-92233720368547758.08", Int64.min),
        ("1.0000000000000000000000000000", 100), ("00000000000000000000000085", 8500),
    ])
    func `an amount becomes minor units`(text: String, minor: Int64) throws {
        #expect(try OneField("price_minor", Self.english)(text) == .integer(minor))
    }

    @Test(arguments: [
        "1.200,00", "12,34", "1234,567", "1,23,456", ",123", "1,234,", "free", "1 234", "$", "-",
        "--1", "+1", "1.2.3", "5 $ €", "£5", "1e3", "0x10", "٣", "５",
    ])
    func `what is no amount under the description is not guessed at`(text: String) throws {
        #expect(try OneField("price_minor", Self.english)(text) == .fault(.notAnAmount))
    }

    @Test(arguments: ["", " ", "\t \n"])
    func `an empty price is nothing, and never zero`(text: String) throws {
        #expect(try OneField("price_minor", Self.english)(text) == .nothing)
    }

    @Test func `more digits than the currency has are a fault`() throws {
        let field = try OneField("price_minor", Self.english)
        #expect(field("85.001") == .fault(.tooPrecise))
        #expect(field("85.0000000000000000000001") == .fault(.tooPrecise))
    }

    @Test(arguments: ["92233720368547758.08", "99999999999999999.99", "1000000000000000000000000"])
    func `an amount beyond 64 bits is out of range, not cut`(text: String) throws {
        #expect(try OneField("price_minor", Self.english)(text) == .fault(.outOfRange))
    }

    @Test(arguments: [("JPY", "1200", 1200), ("JPY", "1200.00", 1200), ("USD", "1200", 120_000)])
    func `minor units are those of the city's currency`(
        code: String,
        text: String,
        minor: Int64
    ) throws {
        #expect(try OneField("price_minor", Self.english, currency: code)(text) == .integer(minor))
    }

    @Test func `a currency without minor units has no fraction`() throws {
        let field = try OneField("price_minor", Self.english, currency: "JPY")
        #expect(field("1200.5") == .fault(.tooPrecise))
    }

    @Test func `without a city two digits are taken`() throws {
        #expect(try OneField("price_minor", Self.english, currency: nil)("1.5") == .integer(150))
    }

    @Test(arguments: [
        ("1.200,00", Converted.integer(120_000)), ("1200", .integer(120_000)),
        ("1,200.00", .fault(.notAnAmount)), ("1.200", .integer(120_000)),
        ("1.20", .fault(.notAnAmount)), ("0,5", .integer(50)),
    ])
    func `signs of another country are stated`(text: String, expected: Converted) throws {
        let field = try OneField(
            "price_minor",
            "column: x, as: money, decimal-sign: ',', group-sign: '.'"
        )
        #expect(field(text) == expected)
    }

    @Test(arguments: [
        ("-0.01", Converted.fault(.outOfRange)), ("0", .integer(0)), ("10", .integer(1000)),
        ("10.01", .fault(.outOfRange)), ("", .nothing),
    ])
    func `bounds are inclusive and in minor units`(text: String, expected: Converted) throws {
        let field = try OneField(
            "price_minor",
            "column: x, as: money, minimum: 0, maximum: 1000"
        )
        #expect(field(text) == expected)
    }

    @Test func `texts that mean nothing are nothing`() throws {
        let field = try OneField("price_minor", "column: x, as: money, missing: [N/A, '..']")
        #expect(field("N/A") == .nothing)
        #expect(field(" .. ") == .nothing)
        #expect(field("n/a") == .fault(.notAnAmount))
    }
}
