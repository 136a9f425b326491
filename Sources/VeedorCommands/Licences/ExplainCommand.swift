internal import ArgumentParser
internal import Domain
internal import Licences
internal import Policies
internal import Store

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Walk from what an advertisement shows to its state, step by step.",
        discussion: """
            'link' takes two accounts and prints what every comparison weighs; 'dwelling' takes a \
            dwelling or an advertisement and prints what belongs together and why.

            Example:
              veedor explain licence --listing 18674 --store bcn.sqlite
              veedor explain link 71615 90417 --store bcn.sqlite
              veedor explain dwelling 18674 --store bcn.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case licence
        case link
        case dwelling
    }

    @Argument(help: "What is explained.")
    var subject: Subject

    @Argument(help: "For 'link' two accounts, for 'dwelling' one dwelling or advertisement.")
    var ids: [String] = []

    @Option(help: ArgumentHelp("The platform's id of the advertisement.", valueName: "id"))
    var listing: String?

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption

    func validate() throws {
        let expected =
            switch subject {
            case .licence: 0
            case .link: 2
            case .dwelling: 1
            }
        guard ids.count == expected else {
            throw ValidationError(
                "'explain \(subject.rawValue)' takes \(expected) ids, not \(ids.count)"
            )
        }
        if subject == .licence, listing == nil {
            throw ValidationError("'explain licence' needs --listing")
        }
    }

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        switch subject {
        case .licence: try explainLicence(store)
        case .link:
            let analysis = try HostAnalysis(store, asOf: asOf)
            Console.standardOutput(try LinkExplanation(ids[0], ids[1], analysis).text)
        case .dwelling:
            let analysis = try HostAnalysis(store, asOf: asOf)
            Console.standardOutput(try DwellingExplanation(ids[0], analysis).text)
        }
    }

    private func explainLicence(_ store: VeedorStore) throws {
        let folders = try DataFolders.find()
        let law = try CityLaw(of: store, cities: CityCatalogue(folder: folders.cities))
        let check = try LicenceCheck(
            store,
            asOf: asOf,
            platforms: PlatformCatalogue(folder: folders.platforms),
            policies: law.policy
        )
        let found = check.assessments.filter { $0.listing.id == listing }
        guard !found.isEmpty else {
            throw LicenceCheckError.noSuchListing(id: listing ?? "", date: check.listings.date)
        }
        for one in found {
            Console.standardOutput(LicenceExplanation(one, check).text)
        }
    }
}
