import Patterns
import Policies
import Testing

@Suite struct NormalFormTests {
    private func number(_ form: String, _ pattern: String, _ text: String) throws -> String? {
        let folded = FoldedText(text)
        let match = try TextPattern(pattern).matches(in: folded.bytes)?.first
        return try match.map {
            try #require(NormalForm(form)).number(of: $0, in: folded.bytes)
        }
    }

    @Test(arguments: [
        ("HUTB{serial}", "HUTB-(?<serial>[0-9]+)", "hutb-0012", "HUTB0012"),
        ("{serial:6}", "(?<serial>[0-9]+)", "12", "000012"),
        ("{serial:6}", "(?<serial>[0-9]+)", "1234567", "1234567"),
        ("{a|bare}", "(?<a>.*)", "0363 af96-44", "0363AF9644"),
        ("{a|digits}", "(?<a>[0-9OIQLDSB]+)", "0O1I5S8B", "00115588"),
        ("{a|hex}", "(?<a>[0-9A-Z ]+)", "0363 DEOB 3IAL", "0363DE0B31A1"),
        ("{b}-{a}", "(?<a>[A-Z]+)(?<b>[0-9]+)", "ab12", "12-AB"),
        ("x{b}", "(?<a>[A-Z]+)|(?<b>[0-9]+)", "ab", "x"),
    ])
    func `groups become a number`(form: String, pattern: String, text: String, number: String)
        throws
    {
        #expect(try self.number(form, pattern, text) == number)
    }

    @Test(arguments: ["{", "{a", "a}", "{}", "{a:x}", "{a|loud}", "{a:1:2}", "{a|bare|bare}"])
    func `a form that is not well-formed is none`(source: String) {
        #expect(NormalForm(source) == nil)
    }

    @Test(arguments: [
        (0, false), (1, true), (19_999, true), (20_000, false), (29_999, false), (30_000, true),
        (79_999, true), (80_000, false),
    ])
    func `a serial range ends where it ends and has holes`(serial: Int, isHeld: Bool) throws {
        let policy = try ExamplePolicy.make(
            series: "",
            serials: "{first: 1, last: 79999, unused: [{first: 20000, last: 29999}]}"
        )
        let range = try #require(policy.licences.series.first?.serials)
        #expect(range.holds("HUTB\(serial)") == isHeld)
        #expect(range.count == 69_999)
    }
}
