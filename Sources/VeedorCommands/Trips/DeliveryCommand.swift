internal import ArgumentParser
internal import Domain
internal import GRDB
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
            Days and hours without trips, sudden falls, counts of bases and of airports beside the \
            trips, files sent again, fields lost, repeated trips, clocks and amounts that cannot be, numbers of \
            bases that no register has. A missing day is a gap that chance cannot explain, or it \
            cannot be told from a day without trips; it is never zero trips. Nor does a gap prove \
            that trips are withheld: on 2015-01-26 New York was closed to traffic by a blizzard.

            Example:
              veedor delivery --store nyc.sqlite
              veedor delivery --store nyc.sqlite --section bases --format csv
            """
    )

    enum Section: String, ExpressibleByArgument, CaseIterable {
        case files, gaps, falls, counts, differences, airports, repetitions, fields, oddities,
            bases,
            agreements, due, transitions
    }

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "What is told.")
    var section: Section = .files

    func run() throws {
        let desk = try DeliveryDesk(storeOption)
        let table =
            switch section {
            case .files: DeliveryTables.files(try desk.review())
            case .gaps: DeliveryTables.gaps(try desk.review())
            case .falls: DeliveryTables.falls(try desk.review())
            case .counts:
                DeliveryTables.counts(
                    try desk.comparisons(),
                    tolerance: desk.measures.countTolerance
                )
            case .differences:
                DeliveryTables.differences(
                    try desk.comparisons(),
                    tolerance: desk.measures.countTolerance
                )
            case .airports:
                DeliveryTables.airports(
                    try desk.places(),
                    try desk.store.read { try Load.all($0) },
                    tolerance: desk.measures.countTolerance
                )
            case .repetitions: DeliveryTables.repetitions(try desk.review())
            case .fields: DeliveryTables.fields(try desk.review(), desk.measures.fields)
            case .oddities: DeliveryTables.oddities(try desk.review())
            case .bases: DeliveryTables.bases(try desk.bases())
            case .agreements:
                DeliveryTables.agreements(
                    try desk.agreements(),
                    try desk.store.read { try Load.all($0) }
                )
            case .due:
                DeliveryTables.due(try desk.due())
            case .transitions: DeliveryTables.transitions(try desk.transitions())
            }
        Console.standardOutput(table.rendered(as: formatOption.format))
        if table.rows.isEmpty { Console.standardError("note: \(section.nothing)\n") }
    }
}

extension DeliveryCommand.Section {
    /// What it means that a section has no rows.
    fileprivate var nothing: String {
        switch self {
        case .gaps: "no hour is without trips in the time that the files are about"
        case .falls: "no day has far fewer trips than that day of the week had before"
        case .repetitions: "no two files of one layout are about the same days"
        case .oddities: "no trip is odd in its clock, duration, distance, zones or amounts"
        case .bases: "neither trips nor reports name a base"
        case .agreements:
            "no agreement of the city is known; they stand in "
                + "analyses/cities/<city>/agreements.yaml"
        default: "nothing to show"
        }
    }
}

/// A store with what its deliveries are measured by.
struct DeliveryDesk {
    let store: VeedorStore
    let measures: DeliveryMeasures
    private let folders: DataFolders
    private let city: City?

    init(_ option: StoreOption) throws {
        folders = try DataFolders.find()
        store = try VeedorStore(path: option.store, access: .reading)
        measures = try folders.deliveryMeasures()
        let cities = CityCatalogue(folder: folders.cities)
        city = try store.read { try StoreProperty.city.value($0) }.map { try cities.city($0) }
    }

    /// What is to be said of the trips.
    ///
    /// - Throws: `CommandError` where there are none.
    func review() throws -> DeliveryReview {
        try store.read { database in
            guard try Load.all(database).contains(where: { $0.kind == "trip" }) else {
                throw CommandError(
                    error: "\(store.path): holds no trips",
                    help: "ingest a trip file ('veedor formats' lists what can be read); the "
                        + "sections counts, differences and bases also tell of bases' reports"
                )
            }
            return try unguardedReview(database)
        }
    }

    private func unguardedReview(_ database: Database) throws -> DeliveryReview {
        try DeliveryReview(
            database,
            measures: measures,
            city: city?.id,
            timeZone: city?.timeZone
        )
    }

    /// Counts of trips and bases beside each other; none where nothing is counted twice.
    func heldComparisons() throws -> [CountComparison] {
        try store.read { database in
            try CountComparison.all(database, trips: unguardedReview(database).monthly)
        }
    }

    /// The files that agreements promise with a day on which they are due.
    ///
    /// - Throws: `CommandError` where no agreement of the city tells of any.
    func due() throws -> [DueDelivery] {
        let found = DueDelivery.all(try agreements(), try store.read { try Load.all($0) })
        guard !found.isEmpty else {
            throw CommandError(
                error: "\(store.path): no monthly file was due",
                help: "due days stand in analyses/cities/<city>/agreements.yaml; "
                    + "'--section agreements' shows the agreements that are known"
            )
        }
        return found
    }

    /// Counts of trips and bases beside each other.
    ///
    /// - Throws: `CommandError` where there are none.
    func comparisons() throws -> [CountComparison] {
        let found = try heldComparisons()
        guard !found.isEmpty else {
            throw CommandError(
                error: "\(store.path): nothing is counted twice",
                help: "two sources about the same months are needed: trips beside bases' reports "
                    + "(nyc-tlc.base-months), or reports by day beside those by month"
            )
        }
        return found
    }

    /// What airports counted beside the trips.
    ///
    /// - Throws: `CommandError` where nobody counted.
    func places() throws -> [PlaceComparison] {
        let review = try review()
        let found = try store.read { database in
            try PlaceComparison.all(
                database,
                review,
                submissions: LatestSubmissions(database, measures: measures)
            )
        }
        guard !found.isEmpty else {
            throw CommandError(
                error: "\(store.path): no count of an airport is held",
                help: "bring what the airport counted into the layout counts.airport "
                    + "(scrapers-formats/counts.airport/NOTES.md) and ingest it"
            )
        }
        return found
    }

    /// The bases that trips and reports tell of, beside the registers.
    func bases() throws -> [BaseStanding] {
        try store.read { database in
            try BaseStanding.all(
                database,
                submissions: LatestSubmissions(database, measures: measures)
            )
        }
    }

    /// What the city's platforms are to hand over.
    func agreements() throws -> [DataAgreement] {
        try city.map { try CityCatalogue(folder: folders.cities).agreements(of: $0.id) } ?? []
    }

    /// Changes of vehicles' states.
    func transitions() throws -> [VehicleTransition] {
        let rules = try StateTransitions(
            document: YAMLDocument(
                contentsOf: "\(folders.root)/analyses/measures/mds-states.yaml"
            )
        )
        let found = try store.read { try VehicleTransition.all($0, rules) }
        guard !found.isEmpty else {
            throw CommandError(
                error: "\(store.path): holds no vehicle events",
                help: "ingest a file of events (mds.events)"
            )
        }
        return found
    }
}

extension VeedorStore {
    /// Which of the trips count where files were sent again.
    func latestSubmissions(_ folders: DataFolders) throws -> LatestSubmissions {
        let measures = try folders.deliveryMeasures()
        return try read { try LatestSubmissions($0, measures: measures) }
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
