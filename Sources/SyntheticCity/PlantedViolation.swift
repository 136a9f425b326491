/// What can be wrong with an advertisement of the city, or worth a look.
public enum PlantedViolationClass: String, Codable, Sendable, CaseIterable {
    /// No licence is shown, for stays of less than 31 nights.
    case licenceNotShown

    /// The number shown was never issued.
    case licenceNotInRegister

    /// The number belongs to another operator's dwelling.
    case licenceCloned

    /// The number stood in the earlier edition of the register and is gone from the current one.
    case licenceRevoked

    /// An exemption is claimed, and stays of less than 31 nights are sold.
    case exemptionContradicted

    /// The text shown is no licence of any kind, for stays of less than 31 nights.
    case licenceTextIsNoLicence

    /// A room is let under the licence of a whole dwelling.
    case roomUnderWholeDwellingLicence

    /// More guests are admitted than the register grants places.
    case tooManyGuests

    /// The registered address is not the dwelling's.
    case licenceFarAway

    /// Four or more rooms of one dwelling are advertised separately.
    case ghostHostel

    /// One operator stands behind several host accounts.
    case linkedPortfolio

    /// One dwelling is advertised whole more than once at the same time.
    case duplicateAdvertisement

    /// The dwelling of an advertisement that went stands again under a new id.
    case relisted

    /// Platforms declared more nights of the year for its dwelling than are allowed.
    case nightsOverCap
}

/// One planted thing about one advertisement.
public struct PlantedViolation: Codable, Sendable, Equatable {
    /// The id of the advertisement.
    public var listing: String

    /// The dates of the dumps in which it shows.
    public var dumps: [String]

    /// What is wrong.
    public var violation: PlantedViolationClass

    /// What the advertisements of one story share: a dwelling, an operator or a number.
    public var group: String?

    /// One sentence why.
    public var why: String
}
