import Domain

/// Everything that happened, and will happen, to the nights of one advertisement.
///
/// Drawn anew wherever it is needed: the same stream gives the same stays, and nothing has to be
/// kept in memory for a city of any size.
struct BookingHistory {
    /// All stays of the dwelling or room, in order and without overlap.
    let stays: [Stay]

    /// Periods that the host keeps for other uses; in the calendar they look like bookings.
    let blocks: [Range<CivilDate>]

    /// Days ahead for which the host takes bookings at all.
    let openDays: Int

    private let channel: BookingChannel

    init(_ advertisement: Advertisement, specification: CitySpecification) {
        channel = advertisement.channel
        var generator = SeededGenerator(
            seed: specification.seed,
            stream: Streams.bookings(advertisement.bookings)
        )
        openDays = [365, 180, 90][generator.index(weights: [80, 10, 10])]
        blocks = Self.drawBlocks(after: specification.secondDump, &generator)
        stays = Self.drawStays(
            advertisement,
            until: specification.secondDump.adding(days: 366),
            &generator
        )
    }

    /// The stays that came through this advertisement and took place.
    var ownStays: some Sequence<Stay> {
        stays.lazy.filter { [channel] in
            $0.cancelledOn == nil && channel.takes(firstNight: $0.firstNight, coin: $0.coin)
        }
    }

    /// Nights with guests from `start` up to, not including, `end`.
    func bookedNights(from start: CivilDate, until end: CivilDate) -> Int {
        ownStays.reduce(0) { $0 + $1.nights(from: start, until: end) }
    }

    /// Days of the reviews that a dump of the given day shows, in order.
    func reviews(on day: CivilDate) -> [CivilDate] {
        ownStays.compactMap(\.reviewedOn).filter { $0 < day }.sorted()
    }

    /// For each of the 365 nights from `day` on, whether it can be booked.
    func availability(on day: CivilDate) -> [Bool] {
        var nights = [Bool](repeating: true, count: 365)
        func close(_ range: Range<CivilDate>) {
            let first = max(0, day.nights(until: range.lowerBound))
            let end = min(365, day.nights(until: range.upperBound))
            guard first < end else { return }
            for night in first..<end { nights[night] = false }
        }
        for stay in stays where stay.isHeld(on: day) { close(stay.firstNight..<stay.checkout) }
        for block in blocks { close(block) }
        close(day.adding(days: openDays)..<day.adding(days: 366))
        return nights
    }

    private static func drawBlocks(
        after day: CivilDate,
        _ generator: inout SeededGenerator
    ) -> [Range<CivilDate>] {
        let count = generator.index(weights: [50, 25, 15, 10])
        return (0..<count).map { _ in
            let start = day.adding(days: generator.draw(1...330))
            return start..<start.adding(days: generator.draw(7...90))
        }
    }

    private static func drawStays(
        _ advertisement: Advertisement,
        until horizon: CivilDate,
        _ generator: inout SeededGenerator
    ) -> [Stay] {
        let demand = [0.015, 0.18, 0.4, 0.62, 0.85][
            generator.index(weights: [28, 22, 20, 20, 10])
        ]
        let minimum = advertisement.minimumNights
        let extra = minimum >= 28 ? 25.0 : 1.6
        let meanGap = (Double(minimum) + extra) * (1 - demand) / demand
        var stays: [Stay] = []
        var day = advertisement.letSince.adding(days: generator.draw(0...9))
        while true {
            day = day.adding(days: generator.geometric(mean: meanGap, limit: 900))
            guard day < horizon else { return stays }
            let stay = drawStay(day, minimum, extra, &generator)
            stays.append(stay)
            day = stay.checkout
        }
    }

    private static func drawStay(
        _ day: CivilDate,
        _ minimum: Int,
        _ extra: Double,
        _ generator: inout SeededGenerator
    ) -> Stay {
        let nights = minimum + generator.geometric(mean: extra, limit: 120)
        let haste = generator.unit()
        let lead = Int(haste * haste * haste * 200)
        let bookedOn = day.adding(days: -lead)
        var stay = Stay(
            firstNight: day,
            nights: nights,
            bookedOn: bookedOn,
            coin: generator.below(2)
        )
        if generator.chance(0.06) {
            stay.cancelledOn = bookedOn.adding(days: generator.draw(0...lead))
        }
        if generator.chance(0.5) {
            stay.reviewedOn = stay.checkout.adding(days: generator.below(9))
        }
        return stay
    }
}
