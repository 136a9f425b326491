internal import Domain
internal import StrictYAML

/// Who is meant where a licence is in use.
public enum LicenceHolder: String, Hashable, Sendable, CaseIterable {
    /// The driver's licence.
    case driver

    /// The vehicle's.
    case vehicle
}

/// One licence is in one place at a time.
public struct OverlapRule: Hashable, Sendable {
    /// Whose licence.
    public var subject: LicenceHolder

    /// Trips may run into each other by so many minutes: clocks differ, times are cut.
    public var toleranceMinutes: Int

    init(_ entry: YAMLMapping) {
        subject = entry.choice("subject", of: LicenceHolder.self) ?? .driver
        toleranceMinutes = entry.integer("tolerance-minutes")
    }
}

/// No car comes from one trip to the next faster than this.
public struct TravelRule: Hashable, Sendable {
    /// Whose licence.
    public var subject: LicenceHolder

    /// Metres per hour, as the crow flies.
    public var metresPerHour: Int64

    /// Clocks may differ by so many seconds.
    public var toleranceSeconds: Int64

    init(_ entry: YAMLMapping, unit: LengthUnit) {
        subject = entry.choice("subject", of: LicenceHolder.self) ?? .driver
        metresPerHour = Int64(Double(entry.integer("distance-per-hour")) * unit.metres)
        if metresPerHour <= 0 { entry.report("distance-per-hour", "must be above 0") }
        toleranceSeconds = Int64(entry.integer("tolerance-minutes")) * 60
        if toleranceSeconds < 0 { entry.report("tolerance-minutes", "is negative") }
    }
}

/// No car is faster than this over a whole trip.
public struct SpeedRule: Hashable, Sendable {
    /// Metres per hour.
    public var metresPerHour: Int64

    /// Shorter trips say nothing, in metres.
    public var leastMetres: Int64

    init(_ entry: YAMLMapping, unit: LengthUnit) {
        metresPerHour = Int64(Double(entry.integer("distance-per-hour")) * unit.metres)
        leastMetres = Int64((entry.optionalNumber("least-distance") ?? 0) * unit.metres)
    }
}

/// One vehicle has no more than so many drivers in so many days.
public struct SharedVehicleRule: Hashable, Sendable {
    /// How many are allowed.
    public var mostDrivers: Int

    /// In how many days, beginning on Monday where it is seven.
    public var days: Int

    init(_ entry: YAMLMapping) {
        mostDrivers = entry.integer("most-drivers")
        days = entry.integer("days")
        if days < 1 { entry.report("days", "expected at least one") }
    }
}

/// A driver drives passengers so many hours and no more.
public struct HoursRule: Hashable, Sendable {
    /// In which span of time.
    public enum Window: Hashable, Sendable {
        /// In any so many hours.
        case sliding(hours: Int)

        /// In a calendar day.
        case day

        /// In a week from Monday to Sunday.
        case week
    }

    /// How many minutes are allowed.
    public var mostMinutes: Int

    /// In which span of time.
    public var window: Window

    /// What counts.
    public enum Counted: String, Hashable, Sendable, CaseIterable {
        /// From pick-up to drop-off.
        case occupied

        /// From the order to the drop-off.
        case fromRequest = "from-request"
    }

    /// What counts.
    public var counted: Counted

    /// A trip that was ordered before the limit was reached may be finished.
    public var lastTripMayFinish: Bool

    init(_ entry: YAMLMapping) {
        mostMinutes = Int((entry.optionalNumber("most-hours") ?? 0) * 60)
        if mostMinutes <= 0 { entry.report("most-hours", "expected more than none") }
        switch entry.string("in") {
        case "day": window = .day
        case "week": window = .week
        case let text:
            let hours = text.hasSuffix(" hours") ? Int(text.dropLast(6)) : nil
            if hours.map({ $0 < 1 }) ?? true {
                entry.report("in", "expected day, week, or a number of hours such as '24 hours'")
            }
            window = .sliding(hours: max(1, hours ?? 24))
        }
        counted = entry.optionalChoice("counted", of: Counted.self) ?? .occupied
        lastTripMayFinish = entry.optionalBoolean("last-trip-may-finish") ?? false
    }
}

/// Of an operator's trips in a calendar year, so large a share is in accessible vehicles.
public struct ShareRule: Hashable, Sendable {
    /// The share, as a fraction in hundredths of a per cent, so that it is exact.
    public var leastBasisPoints: Int

    init(_ entry: YAMLMapping) {
        leastBasisPoints = Int(((entry.optionalNumber("least-percent") ?? -1) * 100).rounded())
        if !(0...10_000).contains(leastBasisPoints) {
            entry.report("least-percent", "expected 0 to 100")
        }
    }
}

/// A ride that is told to have been accessible was in a vehicle that the register calls so.
public struct AccessibleVehicleRule: Hashable, Sendable {
    /// The registers that count; any where there is none.
    public var registers: [String]

    /// What the trip's text is compared with.
    public var key: RegistrationRule.Key

    init(_ entry: YAMLMapping) {
        registers = entry.strings("registers")
        key = entry.optionalChoice("key", of: RegistrationRule.Key.self) ?? .number
    }
}
