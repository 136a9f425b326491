internal import ArgumentParser
internal import Domain
internal import Licences
internal import Nights
internal import Policies
internal import Store

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
        let folders = try DataFolders.find()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        if subject == .nights {
            let nights = try StoredNights(
                store,
                asOf: asOf,
                measures: folders.nightMeasures(),
                listing: listing
            )
            for one in nights.listings {
                Console.standardOutput(NightsExplanation(nights: nights, listing: one).text)
            }
            return
        }
        let law = try CityLaw(of: store, cities: CityCatalogue(folder: folders.cities))
        let check = try LicenceCheck(
            store,
            asOf: asOf,
            platforms: PlatformCatalogue(folder: folders.platforms),
            policies: law.policy
        )
        let found = check.assessments.filter { $0.listing.id == listing }
        guard !found.isEmpty else {
            throw LicenceCheckError.noSuchListing(id: listing, date: check.listings.date)
        }
        for one in found {
            Console.standardOutput(LicenceExplanation(one, check).text)
        }
    }
}
