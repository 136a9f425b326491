internal import ArgumentParser
internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import StrictYAML
internal import Trips

struct DeliveryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delivery",
        abstract: "Tell whether trips were handed over completely, and what is odd in them.",
        discussion: """
            Days and hours without trips, sudden falls, counts of bases beside the trips, files \
            sent again, fields lost, repeated trips, clocks and amounts that cannot be, numbers of \
            bases that no register has. A missing day is a gap that chance cannot explain, or it \
            cannot be told from a day without trips; it is never zero trips. Nor does a gap prove \
            that trips are withheld: on 2015-01-26 New York was closed to traffic by a blizzard.

            Example:
              veedor delivery --store nyc.sqlite
              veedor delivery --store nyc.sqlite --section bases --format csv
            """
    )

    enum Section: String, ExpressibleByArgument, CaseIterable {
        case files, gaps, falls, counts, differences, repetitions, fields, oddities, bases,
            agreements, transitions
    }

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "What is told.")
    var section: Section = .files

    func run() throws {
        let folders = try DataFolders.find()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        if section == .bases {
            let standings = try store.read { try BaseStanding.all($0) }
            return Console.standardOutput(
                DeliveryTables.bases(standings).rendered(as: formatOption.format)
            )
        }
        if section == .transitions {
            let rules = try StateTransitions(
                document: YAMLDocument(
                    contentsOf: "\(folders.root)/analyses/measures/mds-states.yaml"
                )
            )
            let found = try store.read { try VehicleTransition.all($0, rules) }
            return Console.standardOutput(
                DeliveryTables.transitions(found).rendered(as: formatOption.format)
            )
        }
        let measures = try folders.deliveryMeasures()
        let cities = CityCatalogue(folder: folders.cities)
        let name = try store.read { try StoreProperty.city.value($0) }
        let city = try name.map { try cities.city($0) }
        if section == .agreements {
            let agreements = try name.map { try cities.agreements(of: $0) } ?? []
            let loads = try store.read { try Load.all($0) }
            return Console.standardOutput(
                DeliveryTables.agreements(agreements, loads).rendered(as: formatOption.format)
            )
        }
        let review = try store.read { database in
            try DeliveryReview(
                database,
                measures: measures,
                city: city?.id,
                timeZone: city?.timeZone
            )
        }
        let table =
            switch section {
            case .files: DeliveryTables.files(review)
            case .gaps: DeliveryTables.gaps(review)
            case .falls: DeliveryTables.falls(review)
            case .counts, .differences:
                try counts(review, store, tolerance: measures.countTolerance)
            case .repetitions: DeliveryTables.repetitions(review)
            case .fields: DeliveryTables.fields(review, measures.fields)
            case .oddities: DeliveryTables.oddities(review)
            case .bases: DeliveryTables.bases([])
            case .agreements: DeliveryTables.agreements([], [])
            case .transitions: DeliveryTables.transitions([])
            }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    private func counts(
        _ review: DeliveryReview,
        _ store: VeedorStore,
        tolerance: Double
    ) throws -> DataTable {
        let comparisons = try store.read { try CountComparison.all($0, trips: review.monthly) }
        return section == .counts
            ? DeliveryTables.counts(comparisons, tolerance: tolerance)
            : DeliveryTables.differences(comparisons, tolerance: tolerance)
    }
}

extension DataFolders {
    /// When a delivery counts as incomplete or odd.
    func deliveryMeasures() throws -> DeliveryMeasures {
        try DeliveryMeasures(
            document: YAMLDocument(contentsOf: "\(root)/analyses/measures/delivery.yaml")
        )
    }
}
