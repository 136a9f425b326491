/// Why a finding is new, or gone.
public enum ChangeReason: String, Hashable, Sendable, CaseIterable {
    /// The advertisement was not there before.
    case newAdvertisement = "the advertisement is new"

    /// The advertisement is no longer there.
    case advertisementGone = "the advertisement is gone"

    /// The rule ran in another version, or not at all.
    case rule = "another version of the rule"

    /// Another policy is in force.
    case policy = "another policy is in force"

    /// The advertisement shows something else.
    case advertisement = "the advertisement changed"

    /// Another version of the register is in force, or known.
    case register = "another version of the register"

    /// The advertisement shows something else, and the register is of another version.
    case advertisementAndRegister = "the advertisement and the register changed"

    /// Calendars or reviews were added.
    case nights = "more is known of its nights"

    /// A definition, a model or the tool is of another version.
    case model = "another version of a definition or model"

    /// Other advertisements that it is compared with changed.
    case others = "other advertisements changed"

    /// Advertisements of the operator or dwelling came, went or changed.
    case itsAdvertisements = "its advertisements changed"

    /// A delivery was added.
    case delivery = "another delivery"
}

/// Whether a finding stood in both of two runs.
public enum ChangeKind: String, Hashable, Sendable, CaseIterable {
    case new
    case stillThere = "still there"
    case gone
}
