public import Domain

/// The year before the second dump of one advertisement, as somebody saw it who looked again and
/// again, and what was true of it.
public struct ObservedYear: Sendable {
    /// The advertisement's id.
    public let listing: String

    /// The shortest stay it takes.
    public let minimumNights: Int

    /// Nights with guests in the year.
    public let trueNights: Int

    /// The days of its reviews, up to the second dump.
    public let reviews: [CivilDate]

    /// Every look: the day, and for each of the 365 nights from it whether it could be booked.
    public let looks: [(day: CivilDate, nights: [Bool])]

    /// Its stays: what a platform would have declared.
    public let stays: [(first: CivilDate, nights: Int)]
}

extension SyntheticCity {
    /// The years of all advertisements that stand alone for their dwelling, or of some of them.
    ///
    /// Beside the stays hosts keep nights for themselves, which a calendar does not tell apart.
    ///
    /// - Parameters:
    ///   - days: the days between two looks.
    ///   - limit: how many advertisements at most.
    /// - Returns: the years, in the order of drawing.
    public func observedYears(lookingEvery days: Int, limit: Int = .max) -> [ObservedYear] {
        let specification = world.specification
        let end = specification.secondDump
        let start = end.adding(days: -365)
        let sole = world.market.advertisements.filter {
            $0.channel == .sole && $0.isPresent(in: 1) && $0.letSince <= start
        }
        return sole.prefix(limit).map { advertisement in
            let history = BookingHistory(advertisement, specification: specification)
            let blocks = hostBlocks(advertisement, from: start)
            let looks = stride(from: -364, through: 0, by: days).map { offset in
                let day = end.adding(days: offset - 1)
                var nights = history.availability(on: day)
                for block in blocks where block.madeOn <= day {
                    for night in nights.indices
                    where block.nights.contains(day.adding(days: night)) {
                        nights[night] = false
                    }
                }
                return (day, nights)
            }
            return ObservedYear(
                listing: String(advertisement.id),
                minimumNights: advertisement.minimumNights,
                trueNights: history.bookedNights(from: start, until: end),
                reviews: history.reviews(on: end),
                looks: looks,
                stays: history.ownStays.filter { $0.nights(from: start, until: end) > 0 }
                    .map { ($0.firstNight, $0.nights) }
            )
        }
    }

    /// Nights that a host kept in the year, and when the calendar was closed for them.
    private func hostBlocks(
        _ advertisement: Advertisement,
        from start: CivilDate
    ) -> [(nights: Range<CivilDate>, madeOn: CivilDate)] {
        var generator = SeededGenerator(
            seed: world.specification.seed,
            stream: Streams.hostBlocks(advertisement.index)
        )
        return (0..<generator.index(weights: [50, 30, 20])).map { _ in
            let first = start.adding(days: generator.draw(0...350))
            let nights = generator.chance(0.7) ? generator.draw(2...14) : generator.draw(30...60)
            return (
                first..<first.adding(days: nights), first.adding(days: -generator.draw(0...90))
            )
        }
    }
}
