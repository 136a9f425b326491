internal import ArgumentParser
internal import Domain
internal import Hosts
internal import Policies
internal import Reporting
internal import Store

struct ClaimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim",
        abstract:
            "Check a claim about hosts or trips: statement, measure, figures, what would count against.",
        discussion: """
            A claim is neither confirmed nor refuted here: the figures are given with what they \
            rest on, and with the result that would count against the claim.

            Example:
              veedor claim ordinary-users --store bcn.sqlite
              veedor claim pass-for-ordinary --store bcn.sqlite --format md
              veedor claim complete-delivery --store nyc.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case ordinaryUsers = "ordinary-users"
        case passForOrdinary = "pass-for-ordinary"
        case intermediaries
        case registeredDrivers = "registered-drivers"
        case completeDelivery = "complete-delivery"
        case undercutting
        case surgeGains = "surge-gains"
        case surgeVulnerable = "surge-vulnerable"
        case fallingFares = "falling-fares"
        case leftOut = "left-out"
        case choiceAndCompetition = "choice-and-competition"
    }

    @Argument(help: "The claim.")
    var subject: Subject

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    /// The claim about trips, where it is one.
    private var tripClaim: TripClaim? { TripClaim(rawValue: subject.rawValue) }

    func validate() throws {
        if asOf != nil, tripClaim != nil {
            throw ValidationError("--as-of is for claims about hosts: all trips are looked at")
        }
    }

    func run() throws {
        if let tripClaim { return show(try tripClaim.claim(storeOption), day: nil) }
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let analysis = try HostAnalysis(store, asOf: asOf)
        let claim =
            switch subject {
            case .ordinaryUsers: try OrdinaryUsersClaim(store, analysis).claim
            case .passForOrdinary: PassForOrdinaryClaim(analysis).claim
            default: try IntermediariesClaim(store, analysis, asOf: asOf).claim
            }
        show(claim, day: analysis.day)
    }

    private func show(_ claim: Claim, day: CivilDate?) {
        let format = formatOption.format
        guard format == .table || format == .md else {
            Console.standardOutput(claim.figures.rendered(as: format))
            return
        }
        Console.standardOutput(
            """
            Claim: \(claim.statement)
            Measure: \(claim.measure)\(day.map { ", on \($0)" } ?? "")
            Against it would count: \(claim.against)

            \(claim.figures.rendered(as: format))
            Not known: \(claim.notKnown)

            """
        )
    }
}

/// A claim that somebody makes, as figures.
struct Claim {
    /// What is said, and by whom.
    var statement: String

    /// What is counted.
    var measure: String

    /// Which result would count against the claim.
    var against: String

    /// The figures.
    var figures: DataTable

    /// What the data do not tell.
    var notKnown: String
}

/// Hosts by how many dwellings they have.
struct HostClass {
    var title: String
    var dwellings: ClosedRange<Int>

    /// One dwelling, then from class to class of the model.
    static func all(_ model: DwellingModel) -> [HostClass] {
        let lower = [1] + model.classes
        return lower.enumerated().map { index, first in
            let last = index + 1 < lower.count ? lower[index + 1] - 1 : Int.max
            let title =
                last == .max
                ? "\(first) or more" : first == last ? "\(first)" : "\(first) to \(last)"
            return HostClass(title: title, dwellings: min(first, last)...last)
        }
    }
}
