/// How one dwelling is offered: whole, twice whole, or room by room.
struct Offer {
    var roomType: RoomType
    var advertisements: Int
    var isTwin = false

    /// From this many separately advertised rooms on, a dwelling is let as an unregistered hostel.
    static let hostelRooms = 4

    /// An offer of at most `atMost` advertisements.
    ///
    /// Room-by-room dwellings hold more advertisements than whole ones, so fewer are drawn for
    /// operators with many: the shares by advertisement stay near 60 and 38 per cent.
    static func draw(atMost: Int, generator: inout SeededGenerator) -> Offer {
        if generator.chance(0.02) {
            let type: RoomType = generator.chance(0.6) ? .sharedRoom : .hotelRoom
            return Offer(roomType: type, advertisements: 1)
        }
        let isWhole = generator.chance(atMost == 1 ? 0.62 : atMost < 6 ? 0.73 : 0.79)
        guard isWhole else {
            let rooms = [1, 2, 3, generator.draw(4...8)]
            let count = rooms[generator.index(weights: [45, 20, 12, 23])]
            return Offer(roomType: .privateRoom, advertisements: min(count, atMost))
        }
        let isTwin = atMost >= 2 && generator.chance(0.05)
        return Offer(
            roomType: .entireHome,
            advertisements: isTwin ? 2 : 1,
            isTwin: isTwin
        )
    }
}
