import Domain
import Foundation
import Testing

/// What is derived from texts that are not kept.
@Suite struct DerivedTextTests {
    private func shingles(_ text: String, _ more: String = "", keep: Int = 32) throws -> [String] {
        let field = try OneField(
            "text_shingles",
            "column: x, and-columns: [y], as: shingles, words: 3, keep: \(keep)"
        )
        guard case .value(.text(let numbers)) = field(text, more) else { return [] }
        return stride(from: 0, to: numbers.count, by: 8).map {
            String(numbers.dropFirst($0).prefix(8))
        }
    }

    @Test func `texts share as many numbers as sequences of words`() throws {
        let one = try shingles("a bright flat by the sea with a terrace")
        let other = try shingles("A bright flat, by the sea; without lift")
        #expect(one.count == 7)
        #expect(one == one.sorted())
        // a bright flat, bright flat by, flat by the, by the sea
        #expect(Set(one).intersection(other).count == 4)
    }

    @Test(arguments: [
        ("ÀTIC DAVANT DEL MAR", "àtic davant del mar"),
        ("sea<br />view and sun", "sea view and sun"),
        ("sea view\u{2014}and sun", "sea view and sun"),
        ("sea  view\n\nand sun", "sea view and sun"),
    ])
    func `capitals, tags and signs between words make no difference`(one: String, other: String)
        throws
    {
        #expect(try shingles(one) == shingles(other))
        #expect(try !shingles(one).isEmpty)
    }

    @Test func `scripts without blanks have words too`() throws {
        #expect(try shingles("家の近くに市場があります。").count == 10)
    }

    @Test func `sequences do not run from one text into the next`() throws {
        #expect(try shingles("two words", "and two").isEmpty)
        #expect(try shingles("three short words", "more").count == 1)
    }

    @Test func `of many sequences a sample is kept, the same of the same`() throws {
        let words = (0..<400).map { "w\($0)" }
        let all = words.joined(separator: " ")
        let sample = try shingles(all)
        #expect(sample.count == 32)
        // A text with most of these words has most of the sample.
        let part = try shingles(words.dropLast(80).joined(separator: " "))
        #expect(Set(sample).intersection(part).count >= 18)
    }

    @Test func `telephones are found without their spelling, and kept under a key`() throws {
        let field = try OneField(
            "contact_keys",
            """
            column: x, and-columns: [y], as: found-keys, find: [{what: telephone,
            pattern: '(?:\\+|00)(?<key>[1-9]\\d(?:[ .-]?\\d){6,12})', keep: digits, last: 9}]
            """
        )
        #expect(field("call +34 600 123-456") == field("", "0034600123456"))
        #expect(field("call +34 600 123 456") != field("call +34 600 123 457"))
        #expect(field("licence 0363 1268 5476") == .nothing)
        guard case .value(.text(let key)) = field("+34600123456") else {
            Issue.record("no key")
            return
        }
        // The first sixteen digits of the HMAC-SHA-256 of 600123456 under the empty key.
        #expect(key.hasPrefix("telephone:") && key.count == 26)
        #expect(!key.contains("600123456"))
    }

    @Test func `a pattern that cannot be read is a problem of the descriptor`() {
        #expect(throws: (any Error).self) {
            _ = try OneField(
                "contact_keys",
                "column: x, as: found-keys, find: [{what: telephone, pattern: '(', keep: digits}]"
            )
        }
    }
}
