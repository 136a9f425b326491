/// How a driver, vehicle or base stood in the registers at the moment of a pick-up.
///
/// A trip is lawful, it is not, or the data do not say; the three are never mixed.
public enum RegistrationState: UInt8, Hashable, Sendable, CaseIterable {
    /// An entry permits the trip.
    case registered

    /// The licence is of a class that does not suffice.
    case wrongClass

    /// The licence had ended.
    case expired

    /// The licence was suspended for a time.
    case suspended

    /// An entry stood there under a status that does not permit driving.
    case notActive

    /// An entry stood there whose licence begins later.
    case notYet

    /// The first entry came after the trip: a late registration.
    case registeredLater

    /// There was an entry once, and none when the trip was.
    case removed

    /// No publication of the register has an entry.
    case unregistered

    /// The trip does not tell who or what it was.
    case notTold

    /// What stands in the trip is a name and no licence number.
    case notALicence

    /// No publication of the register is in the store.
    case noRegister

    /// The publications are too far away in time.
    case registerTooFar

    /// The entry changed between two publications, on a day that neither tells.
    case changedBetween

    /// The entry changed on the day of the trip, and the register tells no hour.
    case changedThatDay

    /// A later publication has an entry with effect from before the trip, the one before has none.
    case enteredLate

    /// The licence had ended by the last publication, which cannot know of a renewal.
    case endedUnlessRenewed

    /// Whether the trip was lawful; `nil` where that cannot be said.
    public var isLawful: Bool? {
        switch self {
        case .registered: true
        case .wrongClass, .expired, .suspended, .notActive, .notYet, .registeredLater, .removed,
            .unregistered:
            false
        case .notTold, .notALicence, .noRegister, .registerTooFar, .changedBetween,
            .changedThatDay, .enteredLate, .endedUnlessRenewed:
            nil
        }
    }

    /// For tables.
    public var words: String {
        switch self {
        case .registered: "registered"
        case .wrongClass: "wrong class of licence"
        case .expired: "expired"
        case .suspended: "suspended"
        case .notActive: "not active"
        case .notYet: "licence begins later"
        case .registeredLater: "registered later"
        case .removed: "no longer in the register"
        case .unregistered: "never in the register"
        case .notTold: "not told by the file"
        case .notALicence: "a name instead of a licence number"
        case .noRegister: "no register loaded"
        case .registerTooFar: "no register near the day"
        case .changedBetween: "changed between two publications"
        case .changedThatDay: "changed on the day"
        case .enteredLate: "entered later, with effect from before"
        case .endedUnlessRenewed: "ended, unless renewed since the last publication"
        }
    }
}
