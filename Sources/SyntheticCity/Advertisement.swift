import Domain

/// One advertisement, with what is true of it and what it shows.
struct Advertisement: Sendable {
    /// The order of drawing, which also numbers the advertisement's own stream of draws.
    var index: Int

    /// The number the platform gives it.
    var id = 0
    var account: Int
    var operatorIndex: Int
    var dwelling: Int
    var roomType: RoomType

    /// The stream of the dwelling's bookings; advertisements of one dwelling may share it.
    var bookings: Int
    var channel = BookingChannel.sole
    var presence = Presence.both
    var opened = CivilDate(daysSinceEpoch: 0)

    /// When the dwelling was first let; earlier than `opened` for one listed again.
    var letSince = CivilDate(daysSinceEpoch: 0)

    var shownPlace = Place(longitude: 0, latitude: 0)
    var shownNeighbourhood = 0
    var accommodates = 2
    var minimumNights = 1

    /// Whether Friday and Saturday nights ask for one night more.
    var hasWeekendMinimum = false

    /// The price in each dump; `nil` where the scraper carried an older page forward.
    var prices: [Int?] = [nil, nil]
    var title = ""

    /// What the licence field shows in each dump.
    var licences = [ShownLicence](repeating: .empty, count: 2)
    var licenceCase = LicenceCase.noneShown

    /// The row of the register whose number the advertisement shows.
    var record: Int?

    /// Whether the advertisement stands in the dump (0 or 1).
    func isPresent(in dump: Int) -> Bool {
        switch presence {
        case .both: true
        case .firstOnly: dump == 0
        case .secondOnly: dump == 1
        }
    }
}

/// In which dumps an advertisement stands.
enum Presence: Sendable {
    case both
    case firstOnly
    case secondOnly
}

/// Which of a dwelling's bookings came through this advertisement.
enum BookingChannel: Equatable, Sendable {
    /// All of them.
    case sole

    /// One half: the dwelling is advertised twice.
    case twin(Int)

    /// Those that began before the advertisement was taken down.
    case until(CivilDate)

    /// Those that began since the dwelling was listed again under a new id.
    case since(CivilDate)

    /// Whether a stay with the given first night and coin belongs to the channel.
    func takes(firstNight: CivilDate, coin: Int) -> Bool {
        switch self {
        case .sole: true
        case .twin(let number): coin == number
        case .until(let date): firstNight < date
        case .since(let date): firstNight >= date
        }
    }
}
