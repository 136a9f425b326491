public import Domain

/// What an advertisement shows that bears on its licence.
public struct AdvertisedListing: Hashable, Sendable {
    /// The platform's id.
    public var id: String

    /// The platform.
    public var platform: String

    /// The platform's account.
    public var hostID: String

    /// Its row in the file it was read from.
    public var rowNumber: Int

    /// The licence field as typed; `nil` when nothing is shown.
    public var licenceText: String?

    /// What is let; `nil` when it is not known.
    public var roomType: RoomType?

    /// The blurred point that the platform shows.
    public var position: GeoPoint?

    /// Guests.
    public var accommodates: Int?

    /// The shortest stay in nights.
    public var minimumNights: Int?

    /// An advertisement.
    public init(
        id: String,
        platform: String = "airbnb",
        hostID: String,
        rowNumber: Int = 0,
        licenceText: String?,
        roomType: RoomType? = nil,
        position: GeoPoint? = nil,
        accommodates: Int? = nil,
        minimumNights: Int? = nil
    ) {
        self.id = id
        self.platform = platform
        self.hostID = hostID
        self.rowNumber = rowNumber
        self.licenceText = licenceText
        self.roomType = roomType
        self.position = position
        self.accommodates = accommodates
        self.minimumNights = minimumNights
    }
}
