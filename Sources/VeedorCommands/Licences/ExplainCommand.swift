internal import ArgumentParser
internal import Domain
internal import Licences
internal import Nights
internal import Store

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Walk from what an advertisement shows to what is said of it, step by step.",
        discussion: """
            'finding' takes the id of a finding and prints its rule, its source of law, its \
            arithmetic and every row it rests on; 'link' takes two accounts and prints what every \
            comparison weighs; 'dwelling' takes a dwelling or an advertisement and prints what \
            belongs together and why; 'rents' walks from the rows to what is said of rents.

            Example:
              veedor explain finding F-3f9a1c07b2e4 --store bcn.sqlite
              veedor explain licence --listing 18674 --store bcn.sqlite
              veedor explain nights --listing 18674 --store bcn.sqlite
              veedor explain link 71615 90417 --store bcn.sqlite
              veedor explain dwelling 18674 --store bcn.sqlite
              veedor explain rents --store bcn.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case finding
        case licence
        case nights
        case link
        case dwelling
        case rents
    }

    @Argument(help: "What is explained.")
    var subject: Subject

    @Argument(help: "A finding; two accounts for 'link'; a dwelling or an advertisement.")
    var ids: [String] = []

    @Option(help: ArgumentHelp("The platform's id of the advertisement.", valueName: "id"))
    var listing: String?

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption

    func validate() throws {
        let expected =
            switch subject {
            case .licence, .nights, .rents: 0
            case .link: 2
            case .dwelling, .finding: 1
            }
        guard ids.count == expected else {
            throw ValidationError(
                "'explain \(subject.rawValue)' takes \(expected) ids, not \(ids.count)"
            )
        }
        if subject == .licence || subject == .nights, listing == nil {
            throw ValidationError("'explain \(subject.rawValue)' needs --listing")
        }
    }

    func run() throws {
        if subject == .finding { return try explainFinding() }
        let city = try OpenCity(storeOption)
        switch subject {
        case .finding: break
        case .licence: try explainLicence(city)
        case .nights: try explainNights(city)
        case .link:
            let analysis = try HostAnalysis(city.store, asOf: asOf)
            Console.standardOutput(try LinkExplanation(ids[0], ids[1], analysis).text)
        case .dwelling:
            let analysis = try HostAnalysis(city.store, asOf: asOf)
            Console.standardOutput(try DwellingExplanation(ids[0], analysis).text)
        case .rents:
            Console.standardOutput(RentExplanation(try RentAnalysis(city)).text)
        }
    }

    private func explainFinding() throws {
        let folders = try DataFolders.find()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let explanation = try FindingExplanation(ids[0], store, asOf: asOf, folders)
        Console.standardOutput(explanation.text)
    }

    private func explainNights(_ city: OpenCity) throws {
        let nights = try StoredNights(
            city.store,
            asOf: asOf,
            measures: DataFolders.find().nightMeasures(),
            listing: listing
        )
        for one in nights.listings {
            Console.standardOutput(NightsExplanation(nights: nights, listing: one).text)
        }
    }

    private func explainLicence(_ city: OpenCity) throws {
        let check = try city.licences(asOf: asOf)
        let found = check.assessments.filter { $0.listing.id == listing }
        guard !found.isEmpty else {
            throw LicenceCheckError.noSuchListing(id: listing ?? "", date: check.listings.date)
        }
        for one in found {
            Console.standardOutput(LicenceExplanation(one, check).text)
        }
    }
}
