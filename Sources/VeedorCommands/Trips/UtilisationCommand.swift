public import ArgumentParser
internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import StrictYAML
public import Trips

extension UtilisationReview.Grouping: ExpressibleByArgument {}

struct UtilisationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "utilisation",
        abstract: "Tell how much of the time cars are without an order, on the way, or occupied.",
        discussion: """
            P1 is time at the operator's disposal without an order, P2 from an order to the pick-up, \
            P3 with a passenger. Sessions with trips, or events of vehicles, tell all three; trips \
            alone tell P2 and P3 and nothing of the time between. An order is not its acceptance, so \
            P2 is rather too long; ways to passengers who cancelled count as P1. The section delivery \
            says what a delivery does not let one know.

            Example:
              veedor utilisation --store chicago.sqlite
              veedor utilisation --store chicago.sqlite --by hour --format csv
              veedor utilisation --store nyc.sqlite --section caps
            """
    )

    enum Section: String, ExpressibleByArgument, CaseIterable {
        case time, distance, delivery, caps, published
    }

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "What is told.")
    var section: Section = .time

    @Option(help: "What times are grouped by, beside the operator, in the section time.")
    var by: UtilisationReview.Grouping = .operator

    func run() throws {
        let desk = try UtilisationDesk(storeOption)
        let table =
            switch section {
            case .time: UtilisationTables.times(try desk.review(by: by), by, desk.measures)
            case .distance:
                UtilisationTables.distances(try desk.review(by: .operator), desk.measures)
            case .delivery: UtilisationTables.deliveries(try desk.review(by: .operator))
            case .caps: UtilisationTables.caps(desk.laws)
            case .published: UtilisationTables.published(desk.measures)
            }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }
}

/// The sessions, events and trips of a store with what their periods are.
struct UtilisationDesk {
    let store: VeedorStore
    let measures: UtilisationMeasures
    let laws: [TripLaw]
    private let city: City
    private let submissions: LatestSubmissions

    init(_ option: StoreOption) throws {
        try self.init(VeedorStore(path: option.store, access: .reading))
    }

    init(_ store: VeedorStore) throws {
        let folders = try DataFolders.find()
        self.store = store
        measures = try folders.utilisationMeasures()
        submissions = try store.latestSubmissions(folders)
        let cities = CityCatalogue(folder: folders.cities)
        let id = try CityLaw(of: store, cities: cities).city
        city = try cities.city(id)
        laws = try cities.tripLaws(of: id)
    }

    func review(by grouping: UtilisationReview.Grouping) throws -> UtilisationReview {
        let review = try store.read { database in
            try UtilisationReview(
                database,
                timeZone: city.timeZone,
                measures: measures,
                submissions: submissions,
                by: grouping
            )
        }
        guard let review, !review.deliveries.isEmpty else {
            throw CommandError(
                error: "\(store.path): holds no trips, sessions or events of vehicles",
                help: "ingest them; 'veedor formats' lists what can be read"
            )
        }
        return review
    }
}

extension DataFolders {
    /// What time without passengers is.
    func utilisationMeasures() throws -> UtilisationMeasures {
        try UtilisationMeasures(
            document: YAMLDocument(contentsOf: "\(root)/analyses/measures/utilisation.yaml")
        )
    }
}
