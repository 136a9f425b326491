/// What an advertisement offers, in the platform's own words.
enum RoomType: String, CaseIterable, Sendable {
    case entireHome = "Entire home/apt"
    case privateRoom = "Private room"
    case sharedRoom = "Shared room"
    case hotelRoom = "Hotel room"

    /// The finer label of the detailed file.
    var propertyType: String {
        switch self {
        case .entireHome: "Entire rental unit"
        case .privateRoom: "Private room in rental unit"
        case .sharedRoom: "Shared room in hostel"
        case .hotelRoom: "Room in hotel"
        }
    }

    /// The median price of a night in an average district.
    var medianPrice: Double {
        switch self {
        case .entireHome: 118
        case .privateRoom: 58
        case .sharedRoom: 31
        case .hotelRoom: 124
        }
    }
}
