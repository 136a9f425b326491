internal import ArgumentParser
internal import Domain
internal import Licences
internal import Policies
internal import Reporting
internal import Store

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Cross-check the advertised licences with the register.",
        discussion: """
            Every listing of the snapshot is in exactly one state. A state says what is shown and \
            what the register holds; it is a lead, not a verdict.

            Example:
              veedor check --store bcn.sqlite --as-of 2024-12-31
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Check the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    func run() throws {
        let folders = try DataFolders.find()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let law = try CityLaw(of: store, cities: CityCatalogue(folder: folders.cities))
        let check = try LicenceCheck(store, asOf: asOf, policies: law.policy)
        if formatOption.format == .table || formatOption.format == .md {
            Console.standardOutput(CheckTable.heading(check))
        }
        Console.standardOutput(CheckTable.table(check).rendered(as: formatOption.format))
    }
}

/// The law of the city that a store holds.
struct CityLaw {
    let city: String
    private let cities: CityCatalogue

    init(of store: VeedorStore, cities: CityCatalogue) throws {
        guard let city = try store.read({ try StoreProperty.city.value($0) }) else {
            throw CommandError(
                error: "\(store.path): nothing says which city's law applies",
                help: "ingest with --city; known: \(cities.cityIDs.joined(separator: ", "))"
            )
        }
        self.city = city
        self.cities = cities
    }

    /// The policy in force on a day.
    func policy(on day: CivilDate) throws -> CityPolicy {
        guard let policy = try cities.policy(of: city, on: day) else {
            throw CommandError(
                error: "no policy of '\(city)' was in force on \(day)",
                help: "add analyses/cities/\(city)/policy-<in-force-from>.yaml"
            )
        }
        return policy
    }
}
