internal import ArgumentParser
internal import Domain
internal import Licences
internal import Reporting

/// A table of the licence check.
enum CheckSection: String, CaseIterable, ExpressibleByArgument {
    case firstLook = "first-look"
    case states
    case headlines
    case chance
    case repairs
    case distances
    case use
    case listings

    /// The sections that people see when they name none.
    static let overview: [CheckSection] = [
        .firstLook, .states, .headlines, .chance, .repairs, .distances, .use,
    ]

    var title: String {
        switch self {
        case .firstLook: "First look: every listing in one of five states"
        case .states: "States, within the first look; level is what may be concluded at most"
        case .headlines: "The unlicensed share, by definition"
        case .chance: "Chance: how many invented numbers would be found"
        case .repairs: "Wrong forms put right, and what chance would have brought"
        case .distances: "Metres from the shown point to the registered address"
        case .use: "Numbers shown more than once"
        case .listings: "Listings"
        }
    }

    func table(_ check: LicenceCheck) -> DataTable {
        switch self {
        case .firstLook: CheckTables.firstLook(check)
        case .states: CheckTables.states(check)
        case .headlines: CheckTables.headlines(check)
        case .chance: CheckTables.chance(check)
        case .repairs: CheckTables.repairs(check)
        case .distances: CheckTables.distances(check)
        case .use: CheckTables.use(check)
        case .listings: CheckListingTable.table(check)
        }
    }
}
