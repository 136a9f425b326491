/// What can be wrong with a trip of the invented city, or with who drove it.
public enum PlantedTripClass: String, Codable, Sendable, CaseIterable {
    /// The driver's licence was never given.
    case driverNeverRegistered

    /// The driver was registered after the trip.
    case driverRegisteredLater

    /// The driver's licence had ended.
    case driverExpired

    /// The driver's licence was suspended.
    case driverSuspended

    /// The driver's licence is for another class.
    case driverOfWrongClass

    /// The vehicle was never licensed.
    case vehicleNeverRegistered

    /// The vehicle's licence had ended.
    case vehicleExpired

    /// The vehicle's licence was revoked.
    case vehicleRevoked

    /// The base is not known.
    case baseUnknown

    /// The driver's licence was in use elsewhere at the same time.
    case twoPlacesAtOnce

    /// Too many drivers shared the vehicle in that week.
    case manyDrivers

    /// Ordered when the driver had driven ten hours of the last twenty-four.
    case tooLongDay

    /// Ordered when the driver had driven sixty hours of the week.
    case tooLongWeek

    /// The driver got less than the floor.
    case underpaid

    /// The surcharge was due and not charged.
    case surchargeMissing

    /// The surcharge was charged in another amount than is due.
    case surchargeWrong

    /// Told to be accessible, in a vehicle that is not.
    case notAccessible

    /// Faster than a car can be.
    case impossiblyFast

    /// Begun where no car can be so soon after the trip before.
    case outOfReach

    /// An operator's month with too much time without passengers; the first session that tells it.
    case cruisingOverCap
}

/// A planted violation: a trip by the row of its file.
public struct PlantedTrip: Codable, Sendable, Hashable {
    /// What is wrong.
    public var violation: PlantedTripClass

    /// The file below the city's folder.
    public var file: String

    /// The row, the header being row 1.
    public var row: Int
}
