import Formats
import Testing

/// Whole numbers, decimals and percents.
@Suite struct NumberTests {
    @Test(arguments: [
        ("28", Converted.integer(28)), ("28.0", .integer(28)), ("28.", .integer(28)),
        ("28.5", .fault(.notAnInteger)), ("-1", .integer(-1)), ("007", .integer(7)),
        ("-0", .integer(0)),
        ("", .nothing), ("abc", .fault(.notAnInteger)), ("1 2", .fault(.notAnInteger)),
        ("1,234", .fault(.notAnInteger)), ("1e3", .fault(.notAnInteger)),
        (".", .fault(.notAnInteger)),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .fault(.outOfRange)),
        ("10000000000000000000000000", .fault(.outOfRange)),
        ("10.00000000000000000000001", .fault(.notAnInteger)),
    ])
    func `a whole number is read exactly or not at all`(text: String, expected: Converted) throws {
        #expect(try OneField("minimum_nights", "column: x, as: integer")(text) == expected)
    }

    @Test func `thousands are read where the group sign is stated`() throws {
        let field = try OneField(
            "minimum_nights",
            "column: x, as: integer, group-sign: '.', decimal-sign: ','"
        )
        #expect(field("22.087") == .integer(22_087))
        #expect(field("1.000.000") == .integer(1_000_000))
        #expect(field("22.08") == .fault(.notAnInteger))
        #expect(field("1000.000") == .fault(.notAnInteger))
    }

    @Test(arguments: [
        ("0", Converted.fault(.outOfRange)), ("1", .integer(1)), ("365", .integer(365)),
        ("366", .fault(.outOfRange)),
    ])
    func `bounds are inclusive`(text: String, expected: Converted) throws {
        let field = try OneField(
            "minimum_nights",
            "column: x, as: integer, minimum: 1, maximum: 365"
        )
        #expect(field(text) == expected)
    }

    @Test(
        arguments: [
            ("0.5", 0.5), (".5", 0.5), ("-3", -3), ("41.38879", 41.38879), ("1e3", 1000),
            ("1E+2", 100),
            ("-5e-05", -5e-05), ("2.5e-3", 0.0025), ("0.1000000000000000055511151231257827", 0.1),
            ("123456789012345678", 123_456_789_012_345_680),
            ("9007199254740993", 9_007_199_254_740_992),
            ("0.000000000000000000000000000001", 1e-30), ("1e-999", 0), ("1e308", 1e308),
        ] as [(String, Double)]
    )
    func `a decimal is the nearest double`(text: String, expected: Double) throws {
        #expect(try OneField("bedrooms", "column: x, as: decimal")(text) == .real(expected))
    }

    @Test(arguments: [
        "NaN", "inf", "-", "1e", "e5", "1e1.5", "1e400", "-1e400", "1e9999", "1e5e5", "1.2.3",
        "1,5", "½",
        "0x1p3", "1-", "(1)",
    ])
    func `what is no finite number is a fault`(text: String) throws {
        #expect(try OneField("bedrooms", "column: x, as: decimal")(text) == .fault(.notANumber))
    }

    @Test func `every double comes back from its own writing`() throws {
        let field = try OneField("bedrooms", "column: x, as: decimal")
        var state: UInt64 = 20_240_229
        for _ in 0..<2000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let small = Double(Int64(truncatingIfNeeded: state) >> 30) / 1000
            #expect(field(String(small)) == .real(small))
            let any = Double(bitPattern: state)
            if any.isFinite { #expect(field(String(any)) == .real(any)) }
        }
    }

    @Test(arguments: [
        ("12%", Converted.real(0.12)), ("12", .real(0.12)), ("100%", .real(1)), ("0%", .real(0)),
        ("98.5 %", .real(0.985)), ("-5%", .real(-0.05)), ("N/A", .nothing), ("", .nothing),
        ("%", .fault(.notANumber)), ("12‰", .fault(.notANumber)), ("12%%", .fault(.notANumber)),
        ("1e1%", .fault(.notANumber)),
    ])
    func `a percent is a share of one`(text: String, expected: Converted) throws {
        let field = try OneField("bedrooms", "column: x, as: percent, missing: [N/A]")
        #expect(field(text) == expected)
    }
}
