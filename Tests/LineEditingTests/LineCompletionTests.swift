import Testing

@testable import LineEditing

/// What becomes of a line when somebody asks for completion.
@Suite struct LineCompletionTests {
    @Test(arguments: [
        ("lis", [], LineCompletion.Step.nothing),
        ("lis", ["listing_load"], .replace("listing_load ")),
        ("med", ["median("], .replace("median(")),
        ("lis", ["listing_load", "listing_snapshot"], .replace("listing_")),
        (
            "listing_", ["listing_load", "listing_snapshot"],
            .list(["listing_load", "listing_snapshot"])
        ),
        ("SEL", ["SELECT"], .replace("SELECT ")), ("Li", ["limit"], .replace("limit ")),
        ("", ["a", "b"], .list(["a", "b"])), ("", ["only"], .replace("only ")),
    ])
    func `one word is put in, several are shown`(
        typed: String,
        words: [String],
        step: LineCompletion.Step
    ) {
        #expect(LineCompletion(typed: typed, words: words).step == step)
    }

    @Test func `words stand in columns as wide as the terminal`() {
        let words = ["a", "bb", "ccc", "dd", "e"]
        #expect(LineCompletion.columns(words, width: 10) == "a    bb\nccc  dd\ne\n")
        #expect(LineCompletion.columns(words, width: 3) == "a\nbb\nccc\ndd\ne\n")
        let many = (0..<203).map { "w\($0)" }
        #expect(LineCompletion.columns(many, width: 80).hasSuffix("… and 3 more\n"))
    }
}
