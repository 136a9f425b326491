/// What is true of an advertisement and its licence, one case per planted story.
enum LicenceCase: Sendable {
    case noneShown
    case exemptLawful
    case exemptContradicted
    case own
    case newlyShown
    case cloned
    case far
    case overcrowded
    case roomUnderWhole
    case neverIssued
    case revoked
    case otherHouse
    case placeholder

    /// Parts per thousand among whole homes.
    static let wholeHomes: [(card: LicenceCase, weight: Int)] = [
        (.noneShown, 170), (.own, 395), (.newlyShown, 15), (.cloned, 30), (.far, 20),
        (.overcrowded, 25), (.neverIssued, 52), (.revoked, 18), (.exemptLawful, 195),
        (.exemptContradicted, 35), (.otherHouse, 15), (.placeholder, 30),
    ]

    /// Parts per thousand among rooms, for which the city gives no licence.
    static let rooms: [(card: LicenceCase, weight: Int)] = [
        (.noneShown, 525), (.roomUnderWhole, 40), (.neverIssued, 15), (.exemptLawful, 270),
        (.exemptContradicted, 70), (.otherHouse, 55), (.placeholder, 25),
    ]

    /// The state of the text that the case shows.
    var state: PlantedLicenceState {
        switch self {
        case .noneShown: .notShown
        case .exemptLawful, .exemptContradicted: .exemptionClaimed
        case .own, .newlyShown, .cloned, .far, .overcrowded, .roomUnderWhole: .inRegister
        case .neverIssued, .revoked: .notInRegister
        case .otherHouse, .placeholder: .otherText
        }
    }
}
