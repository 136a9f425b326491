internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Nights
internal import Policies
internal import Reporting
internal import Store

struct NightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nights",
        abstract: "Estimate the nights of an advertisement, a host or a dwelling, with intervals.",
        discussion: """
            Of the 365 nights before a day, and of the period of every cap of the city. 'from' and \
            'to' are the 95 % interval where the assumptions hold; 'grade' is the weakest link of \
            the evidence. Calendars and reviews give leads; nights that a platform or a host declared \
            are proof, and are united over the platforms that tell of one address.

            Example:
              veedor nights --listing 18674 --store bcn.sqlite
              veedor nights --host 71615 --store bcn.sqlite --as-of 2024-12-31
              veedor nights --dwelling "1016GV 263" --store ams.sqlite
            """
    )

    @Option(help: ArgumentHelp("The platform's id of an advertisement.", valueName: "id"))
    var listing: String?

    @Option(help: ArgumentHelp("The platform's id of a host.", valueName: "id"))
    var host: String?

    @Option(
        help: ArgumentHelp("The address or licence of a declared dwelling.", valueName: "place")
    )
    var dwelling: String?

    @Option(help: ArgumentHelp("Nights before this day.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func validate() throws {
        guard [listing, host, dwelling].compactMap(\.self).count == 1 else {
            throw ValidationError("name one subject: --listing, --host or --dwelling")
        }
    }

    func run() throws {
        let folders = try DataFolders.find()
        let measures = try folders.nightMeasures()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let nights = try StoredNights(
            store,
            asOf: asOf,
            measures: measures,
            listing: listing,
            host: host,
            dwelling: dwelling
        )
        let policies = try CityCaps(store, folders).policies
        let table = NightsTable.table(nights, policies: policies, measures: measures)
        Console.standardOutput(table.rendered(as: formatOption.format))
        if table.rows.isEmpty {
            Console.standardError(
                "note: nothing that is held tells how many nights; ingest calendars and reviews, "
                    + "'veedor explain nights' says what was looked at\n"
            )
        }
    }
}

/// The policies of a store's city; none where the store names no city.
struct CityCaps {
    let policies: [CityPolicy]

    init(_ store: VeedorStore, _ folders: DataFolders) throws {
        guard let city = try store.read({ try StoreProperty.city.value($0) }) else {
            policies = []
            return
        }
        policies = try CityCatalogue(folder: folders.cities).policies(of: city)
    }
}
