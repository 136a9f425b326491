public import ArgumentParser
internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import StrictYAML
public import Trips

extension FarePrices.Grouping: ExpressibleByArgument {}

struct FaresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fares",
        abstract: "Tell what trips cost, beside the tariff and like for like.",
        discussion: """
            Prices are the fare without taxes, tolls and tip, per kilometre and per minute, of trips \
            long enough for it to mean something. Groups with few trips are not told of. The \
            multiplier of dynamic pricing is an estimate: no file tells it.

            Example:
              veedor fares --store nyc.sqlite --by operator
              veedor fares --store nyc.sqlite --section like-for-like
              veedor fares --store nyc.sqlite --section multiplier
            """
    )

    enum Section: String, ExpressibleByArgument, CaseIterable {
        case prices, multiplier
        case likeForLike = "like-for-like"
    }

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "What is told.")
    var section: Section = .prices

    @Option(help: "How trips are grouped in the section prices.")
    var by: FarePrices.Grouping = .operator

    func run() throws {
        let fares = try StoredFares(storeOption)
        let table =
            switch section {
            case .prices: FareTables.prices(try fares.prices(by: by), by, fares.measures)
            case .likeForLike: FareTables.likeForLike(try fares.likeForLike(), fares.measures)
            case .multiplier: FareTables.multiplier(try fares.multiplier(), fares.measures)
            }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }
}

/// The trips of a store with what their prices are measured by.
struct StoredFares {
    let store: VeedorStore
    let measures: FareMeasures
    let tariffs: [Tariff]
    let city: String?
    private let timeZone: String?

    /// Which of the trips count.
    let submissions: LatestSubmissions

    init(_ option: StoreOption) throws {
        let folders = try DataFolders.find()
        store = try VeedorStore(path: option.store, access: .reading)
        measures = try FareMeasures(
            document: YAMLDocument(contentsOf: "\(folders.root)/analyses/measures/fares.yaml")
        )
        submissions = try store.latestSubmissions(folders)
        city = try store.read { try StoreProperty.city.value($0) }
        let cities = CityCatalogue(folder: folders.cities)
        tariffs = try city.map { try cities.tariffs(of: $0) } ?? []
        timeZone = try city.map { try cities.city($0).timeZone }
        let trips = try store.read { try Load.all($0) }.contains { $0.kind == "trip" }
        guard trips else {
            throw CommandError(
                error: "\(option.store): holds no trips",
                help: "ingest a trip file; 'veedor formats' lists what can be read"
            )
        }
    }

    func prices(by grouping: FarePrices.Grouping) throws -> FarePrices {
        try store.read {
            try FarePrices(
                $0,
                measures: measures,
                submissions: submissions,
                timeZone: timeZone,
                tariffs: tariffs,
                by: grouping
            )
        }
    }

    func likeForLike() throws -> LikeForLike {
        try store.read {
            try LikeForLike(
                $0,
                measures: measures,
                submissions: submissions,
                timeZone: timeZone
            )
        }
    }

    func multiplier() throws -> PriceMultiplier {
        try store.read {
            try PriceMultiplier(
                $0,
                measures: measures,
                submissions: submissions,
                timeZone: timeZone
            )
        }
    }
}
