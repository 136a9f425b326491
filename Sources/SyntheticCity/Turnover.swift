import Domain

/// What changes between the two dumps: advertisements gone, new, and listed again.
struct Turnover {
    private let specification: CitySpecification

    /// Advertisements of the first dump that are not in the second, listed again or not.
    let gone: Int
    private let fresh: Int
    private let relisted: Int

    init(_ specification: CitySpecification) {
        self.specification = specification
        gone = specification.listings * 15 / 1000 + 1
        fresh = specification.listings * 2 / 100 + 1
        relisted = specification.listings / 100 + 1
    }

    /// Marks advertisements as gone or new, and adds those that stand again under a new id.
    func apply(to market: inout Market, generator: inout SeededGenerator) {
        openAll(&market)
        let single = market.advertisements.indices.filter {
            market.advertisements[$0].channel == .sole
        }
        let drawn = generator.shuffled(single)
        let changed = Array(drawn.prefix(gone + fresh + relisted))
        for (position, index) in changed.enumerated() {
            let day = specification.firstDump.adding(days: generator.draw(1...7))
            if position < relisted {
                listAgain(index, on: day, &market)
            } else if position < relisted + gone {
                market.advertisements[index].presence = .firstOnly
                market.advertisements[index].channel = .until(day)
            } else {
                market.advertisements[index].presence = .secondOnly
                market.advertisements[index].opened = day
                market.advertisements[index].letSince = day
            }
        }
    }

    private func listAgain(_ index: Int, on day: CivilDate, _ market: inout Market) {
        var successor = market.advertisements[index]
        successor.index = market.advertisements.count
        successor.presence = .secondOnly
        successor.channel = .since(day)
        successor.opened = day
        market.advertisements.append(successor)
        market.advertisements[index].presence = .firstOnly
        market.advertisements[index].channel = .until(day)
    }

    /// Gives each advertisement its first day; those that share bookings share it.
    private func openAll(_ market: inout Market) {
        for index in market.advertisements.indices {
            let bookings = market.advertisements[index].bookings
            var generator = SeededGenerator(
                seed: specification.seed,
                stream: Streams.opening(bookings)
            )
            let spread = generator.unit()
            let age = 12 + Int(spread * spread * 3_600)
            let day = specification.firstDump.adding(days: -age)
            market.advertisements[index].opened = day
            market.advertisements[index].letSince = day
        }
    }
}
