internal import Domain
internal import Findings
internal import GRDB
internal import Hosts
internal import Licences
internal import Nights
internal import Policies
internal import Store

/// Everything that is needed to find: the store, the law, the rules, the models.
struct AnalysisSession: Sendable {
    let city: OpenCity
    let rules: RuleCatalogue
    let models: ModelCatalogue
    let analyser: FindingAnalyser
    let measures: FindingMeasures
    let folders: DataFolders
    let nightMeasures: NightMeasures

    init(_ store: VeedorStore, _ folders: DataFolders) throws {
        city = try OpenCity(store, folders)
        self.folders = folders
        rules = try RuleCatalogue(folder: folders.rules)
        models = try ModelCatalogue(folder: folders.models)
        nightMeasures = try folders.nightMeasures()
        measures = try folders.findingMeasures()
        analyser = FindingAnalyser(
            rules: rules,
            models: models,
            measures: measures,
            inputs: try FindingInputs(
                law: "\(folders.cities)/\(city.law.city)",
                models: [folders.models, folders.measures, folders.platforms]
            )
        )
    }

    var store: VeedorStore { city.store }

    /// What the city asks of trips; `nil` where it asks nothing.
    func tripDesk() throws -> TripDesk? {
        let cities = CityCatalogue(folder: folders.cities)
        let laws = try cities.tripLaws(of: city.law.city)
        guard !laws.isEmpty else { return nil }
        return TripDesk(
            city: try cities.city(city.law.city),
            laws: laws,
            measures: try folders.deliveryMeasures()
        )
    }

    /// What is needed to judge trips.
    struct TripDesk: Sendable {
        let city: City
        let laws: [TripLaw]
        let measures: DeliveryMeasures
    }

    /// The snapshots of listings up to a day, the earliest first.
    func snapshots(asOf day: CivilDate?) throws -> [Snapshot] {
        let all = try store.read { database in
            try Row.fetchAll(
                database,
                sql: "select snapshot_date, load_id from listing_load order by snapshot_date"
            ).compactMap { row in
                CivilDate(row[0] as String).map { (date: $0, loadID: row[1] as Int64) }
            }
        }
        let held = all.filter { one in day.map { one.date <= $0 } ?? true }
        guard !held.isEmpty else {
            throw LicenceCheckError.noListings(asOf: day, first: all.first?.date)
        }
        return held
    }

    /// The run of the last snapshot at or before a day: the one that was made, or a new one.
    func run(asOf day: CivilDate?) throws -> FindingRun {
        try runs(of: snapshots(asOf: day).suffix(1)).map(\.run)[0]
    }

    /// The runs of some snapshots: those that were made, and new ones, which are found side by side.
    ///
    /// - Parameters:
    ///   - snapshots: the earliest first; at least one.
    ///   - withModels: whether the models of the last one and what a report counts over it are
    ///     wanted, even where its run was made.
    /// - Returns: a run of each.
    func runs(
        of snapshots: some Collection<Snapshot>,
        withModels: Bool = false
    ) throws -> [SnapshotRun] {
        let snapshots = Array(snapshots)
        let made = try snapshots.map { try analyser.made(of: $0.date, store) }
        let wanted = snapshots.indices.filter { index in
            made[index] == nil || withModels && index == snapshots.count - 1
        }
        let analyses = try SnapshotAnalysis(self).analyses(of: wanted.map { snapshots[$0] })
        let (models, figures) = try models(of: analyses, withFigures: withModels)
        let detections = try ConcurrentJobs.results(
            zip(wanted, models).filter { made[$0.0] == nil }.map { _, models in
                { try models.store.read { try analyser.detect(models.analysis, $0) } }
            }
        )
        var kept: [CivilDate: FindingRun] = [:]
        for detection in detections {
            kept[detection.analysis.day] = try analyser.keep(
                detection,
                store,
                computedAt: Clock.now
            )
        }
        let modelsByDay = Dictionary(
            models.map { ($0.analysis.day, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return try zip(snapshots, made).map { snapshot, made in
            guard let run = made ?? kept[snapshot.date] else {
                throw LicenceCheckError.noListings(asOf: snapshot.date, first: nil)
            }
            return SnapshotRun(
                run: run,
                isNew: made == nil,
                models: modelsByDay[snapshot.date],
                figures: snapshot.date == snapshots.last?.date ? figures : nil
            )
        }
    }

    /// The models of analyses, and what a report counts over the last of them.
    private func models(
        of analyses: [CityAnalysis],
        withFigures: Bool
    ) throws -> (models: [SnapshotModels], figures: ReportFigures?) {
        enum Part: Sendable {
            case models(SnapshotModels)
            case figures(ReportFigures)
        }
        var jobs: [@Sendable () throws -> Part] = []
        for analysis in analyses {
            jobs.append { .models(try SnapshotModels(analysis, models, store.anotherReader())) }
        }
        if withFigures, let last = analyses.last { jobs.append { .figures(ReportFigures(last)) } }
        var made: [SnapshotModels] = []
        var figures: ReportFigures?
        for part in try ConcurrentJobs.results(jobs) {
            switch part {
            case .models(let models): made.append(models)
            case .figures(let counted): figures = counted
            }
        }
        return (made, figures)
    }

    /// What the questions establish about a snapshot.
    func analysis(of snapshot: Snapshot) throws -> CityAnalysis {
        try SnapshotAnalysis(self).analyses(of: [snapshot])[0]
    }

    /// A snapshot of listings.
    typealias Snapshot = (date: CivilDate, loadID: Int64)
}

/// A run of a snapshot, with its models where they were made.
struct SnapshotRun: Sendable {
    let run: FindingRun

    /// Whether it was made only now.
    let isNew: Bool
    let models: SnapshotModels?

    /// What a report counts over the snapshot, where it was asked for.
    let figures: ReportFigures?
}

/// The models of a snapshot on a connection of their own.
struct SnapshotModels: Sendable {
    let analysis: CityAnalysis
    let store: VeedorStore

    init(_ analysis: CityAnalysis, _ models: ModelCatalogue, _ store: VeedorStore) throws {
        self.analysis = analysis
        self.store = store
        try store.read { database in
            // One transaction: each row on its own would be one.
            try database.inTransaction(.deferred) {
                try analysis.fill(models, database)
                return .commit
            }
        }
    }
}
