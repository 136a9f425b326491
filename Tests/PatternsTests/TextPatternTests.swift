import Patterns
import Testing

@Suite struct TextPatternTests {
    @Test func `matches come from left to right and do not overlap`() throws {
        let pattern = try TextPattern("(?<a>[0-9]{2})")
        let text = Array("12345 6 78".utf8)
        let found = try #require(pattern.matches(in: text)).map {
            String(decoding: text[$0.range], as: UTF8.self)
        }
        #expect(found == ["12", "34", "78"])
    }

    @Test func `a match of nothing does not stand still`() throws {
        let pattern = try TextPattern("x*")
        let found = try #require(pattern.matches(in: Array("axx".utf8)))
        #expect(found.map(\.range) == [0..<0, 1..<3, 3..<3])
    }

    @Test func `groups are known by name, those that took no part are left out`() throws {
        let pattern = try TextPattern("(?<left>a)|(?<right>b)|(c)")
        let found = try #require(pattern.matches(in: Array("cba".utf8)))
        #expect(found.map(\.groups) == [[:], ["right": 1..<2], ["left": 2..<3]])
        #expect(Set(pattern.groupNames) == ["", "left", "right"])
    }

    @Test func `a pattern that is none says what is wrong and where`() {
        let error = #expect(throws: PatternError.self) { try TextPattern("ab(") }
        #expect(error?.offset == 3)
        #expect(error?.message.isEmpty == false)
    }

    @Test func `a pattern that would try for ever gives up`() throws {
        let pattern = try TextPattern("(A+)+$")
        #expect(pattern.matches(in: Array(repeating: 0x41, count: 40) + [0x42]) == nil)
    }

    @Test(arguments: [
        ("Llicència: hutb–001", "LLICENCIA: HUTB-001"), ("a\u{A0}b", "A B"),
        ("one<br />two", "ONE\nTWO"), ("Stay <31 days", "STAY <31 DAYS"),
        ("５", "5"), ("R&amp;D", "R&D"), ("zero\u{200B}width", "ZEROWIDTH"), ("−1", "-1"),
    ])
    func `folding leaves capitals, one dash and one blank`(text: String, folded: String) {
        #expect(FoldedText(text).text == folded)
    }

    @Test func `folding a folded text changes nothing`() {
        for text in ["Llicència – Ñ", "a<b>c", "İstanbul ß ﬁ", "é\u{301}\u{302}", "&amp;amp;"] {
            let once = FoldedText(text).text
            #expect(FoldedText(once).text == once)
        }
    }
}
