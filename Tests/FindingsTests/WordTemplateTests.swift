import Testing

@testable import Findings

/// Words of cards and sections with what a row holds.
@Suite struct WordTemplateTests {
    private static let row = [
        "one": "1", "two": "2", "few": "at least 1", "first": "2026-11-16", "last": "2026-11-20",
    ]

    @Test(arguments: [
        ("Let on {two:night}.", "Let on 2 nights."),
        ("Let on {one:night}.", "Let on 1 night."),
        ("{few:trip}", "at least 1 trip"),
        ("{one:is/are} allowed, {two:is/are} not", "1 is allowed, 2 are not"),
        ("{one..two:night}", "1 to 2 nights"),
        ("{one..one:night}", "1 night"),
        ("({first..last})", "(2026-11-16 to 2026-11-20)"),
        ("({first..first})", "(2026-11-16)"),
        ("{nothing:night}", "not known"),
        ("{nothing..two:night}", "2 nights"),
        ("no braces", "no braces"),
        ("{one", "{one"),
    ])
    func `a slot gives a number with its noun, and a range only where there is one`(
        words: String,
        text: String
    ) {
        let shown = WordTemplate(words).parts.map { part in
            switch part {
            case .words(let words): words
            case .slot(let slot): slot.text { Self.row[$0] }
            }
        }
        #expect(shown.joined() == text)
    }

    @Test func `a template names its columns`() {
        let template = WordTemplate("{a..b|count:night} of {c|percent}")
        #expect(template.columns == ["a", "b", "c"])
    }
}
