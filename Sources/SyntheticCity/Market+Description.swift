import Domain

extension Market {
    /// Gives each advertisement its size, price, nights, title and shown point.
    mutating func describeAdvertisements(
        _ specification: CitySpecification,
        _ geography: Geography
    ) {
        for index in advertisements.indices {
            // A dwelling listed again keeps its size, nights and price, and nothing else.
            let origin = advertisements[index].bookings
            var home = SeededGenerator(
                seed: specification.seed,
                stream: Streams.description(origin)
            )
            describeHome(index, &home)
            var own = SeededGenerator(
                seed: specification.seed,
                stream: Streams.description(index + advertisements.count)
            )
            show(index, geography, &own)
            advertisements[index].title = Titles.draw(advertisements[index].roomType, &own)
        }
    }

    private mutating func describeHome(_ index: Int, _ generator: inout SeededGenerator) {
        let type = advertisements[index].roomType
        let guests =
            type == .entireHome ? [2, 3, 4, 4, 4, 5, 6, 6, 7, 8, 10, 16] : [1, 2, 2, 2, 3, 4]
        let accommodates = generator.pick(guests)
        advertisements[index].accommodates = accommodates
        advertisements[index].minimumNights = Nights.short(&generator)
        advertisements[index].hasWeekendMinimum = generator.chance(0.2)
        let district = dwellings[advertisements[index].dwelling].neighbourhood / 4
        let size = 0.7 + 0.08 * Double(accommodates)
        let level = [0.85, 1, 1.25, 1.1, 0.95, 0.75, 0.9, 1.2, 0.8, 0.7][district]
        let factor = generator.logNormalFactor(step: 1.11)
        let price = max(9, Int(type.medianPrice * size * level * factor))
        var later = price
        if generator.chance(0.2) { later = max(9, price * generator.draw(78...130) / 100) }
        let isStale = generator.chance(0.15)
        let changes = generator.chance(0.03)
        advertisements[index].prices = [
            isStale ? nil : price, isStale != changes ? nil : later,
        ]
    }

    private mutating func show(
        _ index: Int,
        _ geography: Geography,
        _ generator: inout SeededGenerator
    ) {
        let dwelling = dwellings[advertisements[index].dwelling]
        for _ in 0..<40 {
            let place = dwelling.place.blurred(radius: 148, generator: &generator)
            guard let area = geography.neighbourhood(at: place) else { continue }
            advertisements[index].shownPlace = place
            advertisements[index].shownNeighbourhood = area
            return
        }
        advertisements[index].shownPlace = dwelling.place
        advertisements[index].shownNeighbourhood = dwelling.neighbourhood
    }

    /// Numbers the advertisements in the order in which they opened, as the platform does.
    ///
    /// Numbers of the last years are longer than a double can hold exactly.
    mutating func numberAdvertisements(_ generator: inout SeededGenerator) {
        advertisements.sort { ($0.opened, $0.index) < ($1.opened, $1.index) }
        let longNumbersSince = CivilDate(daysSinceEpoch: 19_052)
        let start = CivilDate(daysSinceEpoch: 13_000)
        var last = 18_000
        for index in advertisements.indices {
            let opened = advertisements[index].opened
            let days = start.nights(until: opened)
            let base =
                opened < longNumbersSince
                ? days * 9_100
                : 560_000_000_000_000_000
                    + longNumbersSince.nights(until: opened) * 540_000_000_000_000
            last = max(last + generator.draw(1...97), base + generator.below(9_000))
            advertisements[index].id = last
        }
    }
}

/// The mixture of minimum stays: a few nights, or a month and more.
enum Nights {
    /// Above this, the city no longer calls a stay touristic.
    static let touristLimit = 31

    /// So many nights of tourist use a whole home may have in a calendar year.
    static let cap = 90

    static func short(_ generator: inout SeededGenerator) -> Int {
        [1, 2, 3, 4, 5, 7, 14][generator.index(weights: [46, 22, 18, 6, 4, 3, 1])]
    }

    static func long(_ generator: inout SeededGenerator) -> Int {
        [31, 32, 33, 60, 90][generator.index(weights: [40, 46, 8, 4, 2])]
    }
}
