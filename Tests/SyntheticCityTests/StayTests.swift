import Domain
import Testing

@testable import SyntheticCity

@Suite struct StayTests {
    private static let specification = CitySpecification(seed: 1, listings: 300)
    private static let world = World(specification)

    @Test func `stays of a dwelling never overlap, however often it is advertised`() {
        for advertisement in Self.world.market.advertisements {
            let stays = BookingHistory(advertisement, specification: Self.specification).stays
            for (stay, next) in zip(stays, stays.dropFirst()) {
                #expect(stay.checkout <= next.firstNight)
            }
        }
    }

    @Test func `advertisements of one dwelling share its stays out among them`() {
        let end = Self.specification.secondDump
        let start = end.adding(days: -365)
        let shared = Dictionary(grouping: Self.world.market.advertisements, by: \.bookings)
            .filter { $0.value.count > 1 }
        #expect(!shared.isEmpty)
        for advertisements in shared.values {
            let histories = advertisements.map {
                BookingHistory($0, specification: Self.specification)
            }
            let own = histories.map { $0.bookedNights(from: start, until: end) }.reduce(0, +)
            let all = histories[0].stays.filter { $0.cancelledOn == nil }
                .map { $0.nights(from: start, until: end) }.reduce(0, +)
            #expect(own == all)
        }
    }

    @Test func `about one stay in two leaves a review`() {
        var stays = 0
        var reviews = 0
        for advertisement in Self.world.market.advertisements {
            let history = BookingHistory(advertisement, specification: Self.specification)
            for stay in history.ownStays {
                stays += 1
                if stay.reviewedOn != nil { reviews += 1 }
            }
        }
        #expect(abs(Double(reviews) / Double(stays) - 0.5) < 0.03)
    }

    @Test func `the key counts the nights of true stays in the year before the second dump`() {
        let key = AnswerKey(Self.world)
        let end = Self.specification.secondDump
        for (advertisement, truth) in zip(Self.world.market.advertisements, key.listings) {
            let history = BookingHistory(advertisement, specification: Self.specification)
            var nights: Set<CivilDate> = []
            for stay in history.ownStays {
                for night in 0..<stay.nights {
                    let day = stay.firstNight.adding(days: night)
                    if day < end, day.nights(until: end) <= 365 { nights.insert(day) }
                }
            }
            #expect(truth.trueBookedNights == nights.count)
        }
    }

    @Test func `what is shown lies within 150 metres of the dwelling and in its neighbourhood`() {
        for advertisement in Self.world.market.advertisements {
            let home = Self.world.market.dwellings[advertisement.dwelling]
            #expect(home.place.metres(to: advertisement.shownPlace) <= 150)
            let area = Self.world.geography.neighbourhoods[advertisement.shownNeighbourhood]
            #expect(area.contains(advertisement.shownPlace))
        }
    }
}
