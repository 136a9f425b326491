internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

/// Claims about ride-hail (H21 to H28 of the mission's list), each with what would count against it.
enum TripClaim: String, CaseIterable {
    case registeredDrivers = "registered-drivers"
    case completeDelivery = "complete-delivery"
    case undercutting
    case surgeGains = "surge-gains"
    case surgeVulnerable = "surge-vulnerable"
    case fallingFares = "falling-fares"
    case leftOut = "left-out"
    case choiceAndCompetition = "choice-and-competition"

    /// The claim as the trips of a store show it.
    func claim(_ option: StoreOption) throws -> Claim {
        let fares = try StoredFares(option)
        return switch self {
        case .registeredDrivers: try RegistrationClaim(fares).claim
        case .completeDelivery: try CompletenessClaim(option).claim
        case .undercutting: try PriceClaims(fares).undercutting()
        case .fallingFares: try PriceClaims(fares).fallingFares()
        case .surgeGains: try SurgeClaims(fares).gains()
        case .surgeVulnerable: try SurgeClaims(fares).vulnerable()
        case .leftOut: try ServiceClaims(fares).leftOut()
        case .choiceAndCompetition: try ServiceClaims(fares).choice()
        }
    }
}
