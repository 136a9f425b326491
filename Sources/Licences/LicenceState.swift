/// What can be said of an advertisement's licence: exactly one primary state per listing and
/// snapshot.
///
/// The cases stand in the order of precedence: of several that hold, the first is the primary
/// state and the others are kept beside it (`LicenceAssessment.also`).
public enum LicenceState: String, Hashable, Sendable, CaseIterable {
    // MARK: A number of the city's series that stands in the register, but not in order

    /// The register says it was revoked.
    case revoked

    /// Its term has ended, or the register says so.
    case expired

    /// The register says it is suspended.
    case suspended

    /// All licences of the series have lapsed by law.
    case lapsed

    /// It was issued on a day when none could be.
    case issuedDuringFreeze = "issued during a freeze"

    /// Its term had not begun.
    case notYetValid = "not yet valid"

    /// Another advertisement shows it where it is licensed, and this one is too far away to be the
    /// same dwelling.
    case cloned

    /// The advertisement is farther from the licensed address than its blurring explains.
    case addressConflict = "address conflict"

    /// A room is advertised under a licence for a whole dwelling.
    case typeConflict = "type conflict"

    /// More guests are taken than are licensed.
    case capacityConflict = "capacity conflict"

    // MARK: A number of the city's series that stands in the register

    /// It stands there only after a wrong form was put right.
    case repaired = "found in a repaired form"

    /// Several accounts show it at one place: an owner and an agent, or one operator twice.
    case sharedByAccounts = "found, used by several accounts at one place"

    /// One account shows it on several advertisements at one place.
    case shared = "found, used by one account at one place"

    /// One advertisement shows it, and nothing speaks against it.
    case found

    // MARK: A number of the city's series that does not stand in the register

    /// It stands in an older version of the register, and no longer in the one in force.
    case withdrawn

    /// It stands only in a younger version of the register.
    case registeredLater = "registered later"

    /// It stands in no version of the register that is held.
    case notFound = "not found"

    /// It cannot be looked up; the flags say why.
    case undeterminable

    // MARK: No number of the city's series

    /// A number that licenses something else: a hotel, a hostel.
    case otherRegime = "other regime"

    /// A number that licenses short lets elsewhere.
    case elsewhere = "other municipality"

    /// It looks like a number of the series and is none.
    case malformed

    /// It claims that no licence is needed.
    case exemptionClaimed = "exemption claimed"

    /// Words or an invented number stand where a number should.
    case placeholder

    /// Something else.
    case otherText = "other text"

    /// Nothing is shown. That is not the same as having no licence.
    case notShown = "not shown"

    /// Whether the number, as shown or repaired, stands in the register in force.
    public var isInRegister: Bool { self <= .found }

    /// What may be concluded from the state alone.
    public var level: LicenceLevel {
        switch self {
        case .revoked, .expired, .suspended, .lapsed: .breach
        case .cloned, .capacityConflict, .withdrawn, .notFound: .likelyBreach
        // The room type is what the host chose from a list; "private room" also stands on flats.
        case .issuedDuringFreeze, .notYetValid, .addressConflict, .typeConflict, .sharedByAccounts,
            .registeredLater, .malformed, .placeholder, .exemptionClaimed, .otherText, .notShown,
            .elsewhere:
            .signal
        case .repaired: .dataQuality
        case .shared, .found, .otherRegime, .undeterminable: .none
        }
    }
}

extension LicenceState: Comparable {
    private var precedence: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// Whether a state takes precedence over another.
    public static func < (left: LicenceState, right: LicenceState) -> Bool {
        left.precedence < right.precedence
    }
}

/// How much a state says, in the words of rule cards.
public enum LicenceLevel: String, Hashable, Sendable, CaseIterable {
    /// The register itself says that the licence is not in force.
    case breach

    /// Hard to explain otherwise; a person must look before anybody is written to.
    case likelyBreach = "likely breach"

    /// Worth a look among others.
    case signal

    /// Something to be put right in the data.
    case dataQuality = "data quality"

    /// Nothing.
    case none
}
