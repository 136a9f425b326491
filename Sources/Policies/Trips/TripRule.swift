public import Domain
internal import StrictYAML

/// One thing that is asked of trips, from a day and until another.
public struct TripRule: Sendable {
    /// The name of the rule; the same in every file that states it.
    public var id: String

    /// One line for people.
    public var title: String

    /// How sure we are that the law says so.
    public var confidence: CityPolicy.Confidence

    /// The first day, where it is later than the file's.
    public var from: CivilDate?

    /// The first day on which it no longer holds.
    public var until: CivilDate?

    /// That it was annulled; from then on it holds for nothing.
    public var annulment: Annulment?

    /// The services it is about; all where there is none.
    public var services: [String]

    /// What is looked at.
    public var check: Check

    /// What can be looked at.
    public enum Check: Sendable {
        /// A driver, vehicle or base must stand in a register.
        case registration(RegistrationRule)

        /// One licence is in one place.
        case overlap(OverlapRule)

        /// No car is faster than this.
        case speed(SpeedRule)

        /// No car comes sooner from one trip to the next.
        case travel(TravelRule)

        /// One vehicle has few drivers.
        case sharedVehicle(SharedVehicleRule)

        /// A driver drives so many hours and no more.
        case hours(HoursRule)

        /// A driver gets so much and no less.
        case pay(PayRule)

        /// The passenger is charged what the law says.
        case fee(FeeRule)

        /// A share of the trips is accessible.
        case share(ShareRule)

        /// A promised wheelchair-accessible ride was in such a vehicle.
        case accessibleVehicle(AccessibleVehicleRule)

        /// Cars are not without passengers for too large a part of the time.
        case cruising(CruisingRule)
    }

    private enum Name: String, CaseIterable {
        case registration, overlap, speed, travel, hours, pay, fee, share, cruising
        case sharedVehicle = "shared-vehicle"
        case accessibleVehicle = "accessible-vehicle"
    }

    init?(_ entry: YAMLMapping, unit: LengthUnit, zones lists: ZoneLists) {
        id = entry.string("id")
        title = entry.string("title")
        confidence = entry.choice("confidence", of: CityPolicy.Confidence.self) ?? .memory
        from = entry.optionalDate("from")
        until = entry.optionalDate("until")
        annulment = entry.optionalMapping("annulled").flatMap { Annulment($0) }
        services = entry.strings("services")
        guard let name = entry.choice("check", of: Name.self) else {
            entry.passOver()
            return nil
        }
        check =
            switch name {
            case .registration: .registration(RegistrationRule(entry))
            case .overlap: .overlap(OverlapRule(entry))
            case .speed: .speed(SpeedRule(entry, unit: unit))
            case .travel: .travel(TravelRule(entry, unit: unit))
            case .sharedVehicle: .sharedVehicle(SharedVehicleRule(entry))
            case .hours: .hours(HoursRule(entry))
            case .pay: .pay(PayRule(entry, unit: unit, zones: lists.written))
            case .fee: .fee(FeeRule(entry, zones: lists))
            case .share: .share(ShareRule(entry))
            case .accessibleVehicle: .accessibleVehicle(AccessibleVehicleRule(entry))
            case .cruising: .cruising(CruisingRule(entry, zones: lists.written))
            }
    }
}
