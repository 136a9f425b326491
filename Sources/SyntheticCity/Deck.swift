/// Cards dealt so that the shares come out as planned, whatever the draws.
///
/// Independent draws would leave rare cases out of small cities. A deck holds each case in
/// proportion to its weight, at least once where the deck is large enough, in random order.
struct Deck<Card> {
    private var cards: [Card]

    /// A shuffled deck of `count` cards; the first choice also fills what rounding leaves over.
    init(
        count: Int,
        choices: [(card: Card, weight: Int)],
        generator: inout SeededGenerator
    ) {
        let total = choices.reduce(0) { $0 + $1.weight }
        var cards: [Card] = []
        for choice in choices.dropFirst() {
            let share = (count * choice.weight + total / 2) / total
            let wanted = count >= 3 * choices.count ? max(1, share) : share
            cards.append(contentsOf: repeatElement(choice.card, count: wanted))
        }
        cards = Array(cards.prefix(count))
        if let first = choices.first {
            cards.append(contentsOf: repeatElement(first.card, count: count - cards.count))
        }
        self.cards = generator.shuffled(cards)
    }

    /// The next card, or `nil` when all are dealt.
    mutating func deal() -> Card? { cards.popLast() }
}
