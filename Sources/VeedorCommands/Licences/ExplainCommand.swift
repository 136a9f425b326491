internal import ArgumentParser
internal import Domain
internal import Licences

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Walk from what an advertisement shows to its state, step by step.",
        discussion: """
            Example:
              veedor explain licence --listing 18674 --store bcn.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case licence
    }

    @Argument(help: "What is explained.")
    var subject: Subject

    @Option(help: ArgumentHelp("The platform's id of the advertisement.", valueName: "id"))
    var listing: String

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let check = try OpenCity(storeOption).licences(asOf: asOf)
        let found = check.assessments.filter { $0.listing.id == listing }
        guard !found.isEmpty else {
            throw LicenceCheckError.noSuchListing(id: listing, date: check.listings.date)
        }
        for one in found {
            Console.standardOutput(LicenceExplanation(one, check).text)
        }
    }
}
