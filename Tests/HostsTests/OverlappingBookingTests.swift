import Domain
import Hosts
import Testing

@Suite struct OverlappingBookingTests {
    private let day = CivilDate(daysSinceEpoch: 20_000)

    private func booked(
        _ first: Int,
        _ end: Int,
        _ probability: Double = 1
    ) -> OverlappingBookings.Booked {
        OverlappingBookings.Booked(
            nights: day.adding(days: first)..<day.adding(days: end),
            probability: probability
        )
    }

    private func overlaps(_ dwellings: [[OverlappingBookings.Booked]]) -> OverlappingBookings {
        OverlappingBookings(dwellings: dwellings, period: day..<day.adding(days: 30))
    }

    @Test(arguments: [
        // One after the other: the day of leaving is no night.
        (0, 5, 5, 9, 0), (0, 5, 4, 9, 1), (0, 5, 0, 5, 5),
        // Only nights of the period.
        (-3, 2, -3, 4, 2), (28, 40, 29, 40, 1),
    ])
    func `nights with guests in two dwellings are counted`(
        first: Int,
        end: Int,
        secondFirst: Int,
        secondEnd: Int,
        nights: Int
    ) {
        let found = overlaps([[booked(first, end)], [booked(secondFirst, secondEnd)]])
        #expect(found.certain == nights)
        #expect(found.expected == Double(nights))
        #expect(found.most == (nights > 0 ? 2 : 1))
    }

    @Test func `two advertisements of one dwelling do not overlap`() {
        let found = overlaps([[booked(0, 5), booked(2, 8)]])
        #expect(found.certain == 0 && found.expected == 0 && found.most == 1)
    }

    @Test func `what is only probable counts for its probability`() {
        let found = overlaps([[booked(0, 10, 0.5)], [booked(0, 10, 0.4)], [booked(0, 10, 0.2)]])
        // 1 - 0.5 * 0.6 * 0.8 - (0.5 * 0.6 * 0.8 + 0.5 * 0.4 * 0.8 + 0.5 * 0.6 * 0.2)
        #expect(abs(found.expected - 3) < 1e-9)
        #expect(found.certain == 0)
        #expect(found.most == 1)
    }
}
