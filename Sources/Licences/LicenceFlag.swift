/// What else is to be known beside a state; a flag never changes a state.
public enum LicenceFlag: String, Hashable, Sendable, CaseIterable {
    /// The field claims an exemption as well as showing a number.
    case exemptionAlsoClaimed = "an exemption is claimed as well"

    /// Shorter stays are accepted than the claimed exemption allows.
    case exemptionContradicted = "shorter stays are accepted than the exemption allows"

    /// The field shows several numbers of the city's series.
    case severalNumbers = "several numbers are shown"

    /// One of several numbers does not stand in the register.
    case someNumberNotFound = "one of the numbers is not in the register"

    /// The number is also shown at a place too far away to be the same dwelling.
    case usedElsewhere = "the number is also shown elsewhere"

    /// Several accounts show the number.
    case severalAccounts = "several accounts show the number"

    /// Several whole homes are advertised under one licence.
    case severalWholeHomes = "several whole homes are advertised under the number"

    /// The register and the listings are further apart in time than the policy allows for.
    case registerGap = "the register is of another time"

    /// The advertisement shows no point.
    case noPosition = "the advertisement shows no point"

    /// The register gives no point for the number.
    case noLicensedPlace = "the register gives no point"

    /// A number one typing slip away is licensed at the place of the advertisement.
    case oneSlipAway = "a number one slip away is licensed at this place"

    /// The series could not have given out the number.
    case outsideSeries = "the series has no such number"

    /// Nobody knows how far the platform blurs its points.
    case noLocationError = "the platform's location error is not known"

    /// The advertisement does not say how many guests it takes, or the register for how many it is.
    case guestsUnknown = "guests cannot be compared"

    /// No version of the register was loaded.
    case noRegister = "no register was loaded"

    /// The number is shown at places too far apart, and the register cannot tell which is licensed.
    case originalUnknown = "it cannot be told which advertisement is the licensed one"

    /// The register's word for the standing of the licence is not in the policy.
    case unknownStatus = "the register's status word is not known"

    /// A pattern gave up on the text.
    case unreadable = "the text could not be read to its end"

    /// With the form put right the number would stand in the register; that may be a coincidence.
    case wouldBeFoundRepaired = "with another form the number would be found"
}
