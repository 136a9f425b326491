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
            "Check a claim about hosts: statement, measure, figures, what would count against.",
        discussion: """
            A claim is neither confirmed nor refuted here: the figures are given with what they \
            rest on, and with the result that would count against the claim.

            Example:
              veedor claim ordinary-users --store bcn.sqlite
              veedor claim pass-for-ordinary --store bcn.sqlite --format md
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case ordinaryUsers = "ordinary-users"
        case passForOrdinary = "pass-for-ordinary"
        case intermediaries
    }

    @Argument(help: "The claim.")
    var subject: Subject

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let analysis = try HostAnalysis(store, asOf: asOf)
        let claim =
            switch subject {
            case .ordinaryUsers: try OrdinaryUsersClaim(store, analysis).claim
            case .passForOrdinary: PassForOrdinaryClaim(analysis).claim
            case .intermediaries: try IntermediariesClaim(store, analysis, asOf: asOf).claim
            }
        let format = formatOption.format
        guard format == .table || format == .md else {
            Console.standardOutput(claim.figures.rendered(as: format))
            return
        }
        Console.standardOutput(
            """
            Claim: \(claim.statement)
            Measure: \(claim.measure), on \(analysis.day)
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
