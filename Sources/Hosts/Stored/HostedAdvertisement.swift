public import Domain

/// An advertisement over all snapshots up to a day, as it was last shown.
public struct HostedAdvertisement: Hashable, Sendable {
    /// The advertisement.
    public var id: AdvertisementID

    /// The account that it was last under.
    public var account: AccountID

    /// The load and row it was last shown in.
    public var source: Source

    /// The snapshots that show it, by position among all.
    public var snapshots: [Int]

    /// What is let.
    public var roomType: RoomType?

    /// The blurred point that the platform shows.
    public var place: GeoPoint?

    /// Guests.
    public var accommodates: Int?

    /// Bedrooms.
    public var bedrooms: Double?

    /// One night, in minor units of the currency.
    public var price: Int?

    /// The shortest stay.
    public var minimumNights: Int?

    /// Available nights among the next 30, 60, 90 and 365; `nil` where one is not known.
    public var availability: [Int]?

    /// Its calendar of the day it was last shown; `nil` where none of that day is held.
    var calendar: SeenCalendar?

    /// Its calendar of the day it was first shown.
    var firstCalendar: SeenCalendar?

    /// Reviews in the last 365 days.
    public var reviews: Int?

    /// The licence numbers of the city's own series, in normal form.
    public var licences: [String]

    /// The registered addresses of these numbers, where a register gives them.
    var addresses: [RegisteredAddress] = []

    /// A sample of the sequences of words of its title and description.
    var shingles: [UInt64] = []

    /// Telephones, e-mail addresses and companies in its texts, as keyed numbers.
    var contacts: [UInt64] = []

    /// Fingerprints of the host's name and of its text about itself.
    public var hostKeys: (name: String, words: String)

    /// Where it stands.
    public struct Source: Hashable, Sendable {
        /// The load.
        public var loadID: Int64

        /// The row in the file.
        public var row: Int
    }

    /// By its id.
    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }

    /// By its id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An advertisement of a platform.
public typealias AdvertisementID = AccountID
