import Testing

@testable import Hosts

@Suite struct SeenCalendarTests {
    /// A calendar from day 0 on: `x` taken, `.` free.
    private func calendar(_ nights: String, from first: Int32 = 0) -> SeenCalendar {
        var bytes = [UInt8](repeating: 0, count: (nights.count + 7) / 8)
        for (night, sign) in nights.enumerated() where sign == "." {
            bytes[night / 8] |= 1 << (night % 8)
        }
        var calendar = SeenCalendar(first: first)
        calendar.add(from: first, nights: nights.count, available: bytes, listed: nil)
        return calendar
    }

    @Test(arguments: [
        // Three stretches, all of them still taken, one night of four more.
        ("xx..x...xxx.", "xx..x.x.xxx.", 3, 3),
        // One of them free again.
        ("xx..x...xxx.", "xx......xxx.", 2, 3),
        // A stretch is kept as a whole or not at all.
        ("xx..x...xxx.", "x...x...xxx.", 2, 3),
        // What the window cuts off says nothing.
        ("xx..x...xxxx", "xx..x...xxxx", 2, 2), ("....", "xxxx", 0, 0),
    ])
    func `stretches of taken nights are kept or not`(
        earlier: String,
        later: String,
        kept: Int,
        stretches: Int
    ) throws {
        let carried = try #require(calendar(earlier).carriedOver(into: calendar(later)))
        #expect(carried.kept == kept)
        #expect(carried.stretches == stretches)
    }

    @Test func `only nights that both calendars cover count`() throws {
        let earlier = calendar("xx..xx..xx..")
        let later = calendar("xx..xx..xxxxxxxx", from: 4)
        let carried = try #require(earlier.carriedOver(into: later))
        #expect(carried.kept == 2 && carried.stretches == 2)
        #expect(carried.takenShare == 0.5)
        #expect(earlier.carriedOver(into: calendar("xx", from: 12)) == nil)
    }

    @Test func `calendars are equal by their changes, whatever the day they begin`() {
        #expect(calendar("..xx..").hash == calendar("..xx..").hash)
        #expect(calendar("..xx..").hash != calendar("..xxx.").hash)
        #expect(calendar("..xx..").changes == 2)
    }
}

@Suite struct FreeNightTests {
    private func advertisement(_ id: Int, _ nights: [Int]?) -> HostedAdvertisement {
        HostedAdvertisement(
            id: AdvertisementID(platform: "example", id: "\(id)"),
            account: AccountID(platform: "example", id: "1"),
            source: .init(loadID: 1, row: id),
            snapshots: [0],
            availability: nights,
            licences: [],
            hostKeys: ("", "")
        )
    }

    @Test func `what many have says little, what two have alone says much`() {
        let many = (0..<8).map { advertisement($0, [30, 60, 90, 180]) }
        let two = (8..<10).map { advertisement($0, [3, 17, 40, 200]) }
        let none = [advertisement(10, [0, 0, 0, 0]), advertisement(11, nil)]
        let frequency = FreeNightFrequency(many + two + none)
        #expect(abs(frequency.chanceOfSharing(0) - 6.5 / 10) < 1e-6)
        #expect(abs(frequency.chanceOfSharing(8) - 0.5 / 10) < 1e-6)
        // All or none is what many have: nothing can be concluded.
        #expect(frequency.chanceOfSharing(10) == 1)
        #expect(frequency.chanceOfSharing(11) == 1)
    }
}
