/// What complainants of the synthetic city write.
enum ComplaintTexts {
    private static let openings = [
        "Since Friday evening", "For the third weekend in a row", "Last night again",
        "Every few days", "I work early and", "My neighbour and I both say that",
        "It began about a month ago:", "To whom it may concern,", "As I already said on the phone",
        "Please note that", "After the last answer of your office", "On the stairs this morning",
    ]

    private static let middles = [
        "new people arrive with suitcases at two in the morning",
        "there is loud music and shouting from the balcony",
        "a key box hangs at the door and strangers open it",
        "ten guests sleep in a flat that has two bedrooms",
        "rubbish bags of the visitors lie in front of our entrance",
        "somebody rang at every door because they did not find their apartment",
        "the flat above ours is let by the night and never to the same people",
        "a cleaning company carries linen in and out at noon",
        "visitors smoke on the landing and leave the street door open",
        "party guests broke the lift and the owner does not answer",
        "the intercom buzzes all night and nobody in the house expects visitors",
        "children cannot sleep because of the group next door",
    ]

    private static let endings = [
        "Nobody of them lives here.", "The house rules forbid it.", "The owner lives abroad.",
        "We have asked them twice to stop.", "I can show you recordings.",
        "The association of owners knows about it.", "Please send somebody at night.",
        "It is always worse on Saturdays.", "You find the advertisement online.",
        "There are old people in this house.", "I would like an answer this time.", "",
    ]

    static let categories = ["noise", "noise", "illegal let", "illegal let", "nuisance"]

    /// A text of somebody's own.
    static func own(_ generator: inout SeededGenerator) -> String {
        let told = generator.shuffled(middles).prefix(3)
        let text =
            "\(generator.pick(openings)) \(told[0]), and \(told[1]); \(told[2]). "
            + generator.pick(endings)
        // Somebody always pastes what a spreadsheet or a browser would take for its own.
        return generator.chance(0.02) ? "=HYPERLINK(\"http://x.test\") <b>\(text)</b>" : text
    }

    private static let openSigns = ["Dear Sir or Madam", "Dear council", "Good morning", "Hello"]

    /// A copy of the campaign's text, with the few words that people change.
    static func copy(street: String, _ generator: inout SeededGenerator) -> String {
        "\(generator.pick(openSigns)), as a resident of \(street) I demand that the council closes "
            + "all tourist apartments of this company at once, because they drive families out of "
            + "our neighbourhood, raise our rents and turn our homes into hotels without a licence. "
            + "Sign and share this letter with your neighbours."
            + (generator.chance(0.3) ? " Thank you." : "")
    }
}
