internal import ArgumentParser
internal import Domain
internal import Licences
internal import Nights

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Walk from what an advertisement shows to what is said of it, step by step.",
        discussion: """
            Example:
              veedor explain licence --listing 18674 --store bcn.sqlite
              veedor explain nights --listing 18674 --store bcn.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case licence
        case nights
    }

    @Argument(help: "What is explained.")
    var subject: Subject

    @Option(help: ArgumentHelp("The platform's id of the advertisement.", valueName: "id"))
    var listing: String

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let city = try OpenCity(storeOption)
        if subject == .nights {
            let nights = try StoredNights(
                city.store,
                asOf: asOf,
                measures: DataFolders.find().nightMeasures(),
                listing: listing
            )
            for one in nights.listings {
                Console.standardOutput(NightsExplanation(nights: nights, listing: one).text)
            }
            return
        }
        let check = try city.licences(asOf: asOf)
        let found = check.assessments.filter { $0.listing.id == listing }
        guard !found.isEmpty else {
            throw LicenceCheckError.noSuchListing(id: listing, date: check.listings.date)
        }
        for one in found {
            Console.standardOutput(LicenceExplanation(one, check).text)
        }
    }
}
