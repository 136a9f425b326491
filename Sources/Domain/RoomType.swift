/// What of a dwelling an advertisement offers: `listing_snapshot.room_type`.
public enum RoomType: String, Hashable, Sendable, CaseIterable {
    case entireHome = "entire_home"
    case privateRoom = "private_room"
    case sharedRoom = "shared_room"
    case hotelRoom = "hotel_room"
}
