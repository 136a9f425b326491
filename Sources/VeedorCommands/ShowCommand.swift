internal import ArgumentParser
internal import Domain
internal import Licences
internal import Policies
internal import Reporting
internal import Store

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print everything held about a listing, a host, a licence, a driver, a vehicle.",
        discussion: """
            Each line names the file and the row it comes from.

            Example:
              veedor show listing 18674 --store bcn.sqlite
              veedor show licence HUTB-002062 --store bcn.sqlite
              veedor show driver 5000017 --store nyc.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case listing
        case host
        case licence
        case `operator`
        case driver
        case vehicle
        case base
    }

    @Argument(help: "What the id names.")
    var subject: Subject

    @Argument(help: "The platform's id, a licence number in any spelling, or an operator's id.")
    var id: String

    @Option(
        help: ArgumentHelp(
            "For an operator: as of the last snapshot up to a day.",
            valueName: "date"
        )
    )
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let holdings = Holdings(store)
        let table =
            switch subject {
            case .listing: try holdings.listing(id)
            case .host: try holdings.host(id)
            case .licence: try holdings.licence(id, readers: readers(of: store))
            case .operator: try OperatorHoldings.table(id, HostAnalysis(store, asOf: asOf))
            case .driver: try TripHoldings(store).table(.driver, id)
            case .vehicle: try TripHoldings(store).table(.vehicle, id)
            case .base: try TripHoldings(store).table(.base, id)
            }
        guard !table.rows.isEmpty else {
            throw CommandError(
                error: "\(storeOption.store): nothing is held about \(subject.rawValue) '\(id)'",
                help: "ids are the platform's own; 'veedor loads' lists what was ingested"
            )
        }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    /// A reader for every policy of the store's city: an old spelling is found too.
    private func readers(of store: VeedorStore) throws -> [LicenceReader] {
        guard let city = try store.read({ try StoreProperty.city.value($0) }) else { return [] }
        let cities = CityCatalogue(folder: try DataFolders.find().cities)
        return try cities.policies(of: city).map { LicenceReader(rules: $0.licences) }
    }
}
