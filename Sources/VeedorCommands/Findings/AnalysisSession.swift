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
            measures: try folders.deliveryMeasures(),
            utilisation: try folders.utilisationMeasures(),
            mostCases: Int(try folders.findingMeasures().value("trip-violations-followed") ?? 0)
        )
    }

    /// What is needed to judge trips.
    struct TripDesk: Sendable {
        let city: City
        let laws: [TripLaw]
        let measures: DeliveryMeasures
        let utilisation: UtilisationMeasures

        /// Violations of one rule that are followed one by one.
        let mostCases: Int
    }

    /// The days that listings of are held, the earliest first.
    func days(_ database: Database) throws -> [CivilDate] {
        try String.fetchAll(
            database,
            sql: "select snapshot_date from listing_load order by snapshot_date"
        ).compactMap { CivilDate($0) }
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
    func run(asOf day: CivilDate?) throws -> SnapshotRun {
        try runs(of: snapshots(asOf: day).suffix(1))[0]
    }

    /// The runs of some snapshots: those that were made, and new ones, which are found side by side.
    ///
    /// Afterwards the store holds of each run what was established about its snapshot.
    ///
    /// - Parameter snapshots: the earliest first; at least one.
    /// - Returns: a run of each.
    /// - Throws: what the questions and the rules throw.
    func runs(of snapshots: some Collection<Snapshot>) throws -> [SnapshotRun] {
        let snapshots = Array(snapshots)
        let kept = KeptModels(models)
        var runs: [CivilDate: SnapshotRun] = [:]
        var made: [CivilDate: FindingRun] = [:]
        for snapshot in snapshots {
            guard let run = try analyser.made(of: snapshot.date, store) else { continue }
            made[snapshot.date] = run
            guard try store.read({ try kept.holds(run, $0) }) else { continue }
            try store.write { try kept.keepCases(of: run, models, $0) }
            runs[snapshot.date] = SnapshotRun(run: run, isNew: false, analysis: nil)
        }
        let unknown = snapshots.filter { runs[$0.date] == nil }
        for one in try found(in: unknown, made: made) {
            let analysis = one.models.analysis
            let run: FindingRun
            if let known = made[analysis.day] {
                try analyser.keepModels(of: known, one.models.store)
                run = known
            } else if let detection = one.detection {
                let store = one.models.store
                run = try analyser.keep(detection, store, computedAt: Clock.now)
            } else {
                continue
            }
            runs[analysis.day] = SnapshotRun(
                run: run,
                isNew: made[analysis.day] == nil,
                analysis: analysis
            )
        }
        return snapshots.compactMap { runs[$0.date] }
    }

    /// What is established about snapshots, and found in those that have no run yet.
    private func found(
        in snapshots: [Snapshot],
        made: [CivilDate: FindingRun]
    ) throws -> [(models: SnapshotModels, detection: Detection?)] {
        var jobs: [@Sendable () throws -> (models: SnapshotModels, detection: Detection?)] = []
        for analysis in try SnapshotAnalysis(self).analyses(of: snapshots) {
            let isMade = made[analysis.day] != nil
            jobs.append {
                let filled = try SnapshotModels(analysis, self.models, path: self.store.path)
                if isMade { return (filled, nil) }
                return (filled, try filled.store.read { try self.analyser.detect(analysis, $0) })
            }
        }
        return try ConcurrentJobs.results(jobs)
    }

    /// What the questions establish about a snapshot.
    func analysis(of snapshot: Snapshot) throws -> CityAnalysis {
        try SnapshotAnalysis(self).analyses(of: [snapshot])[0]
    }

    /// A snapshot of listings.
    typealias Snapshot = (date: CivilDate, loadID: Int64)
}

/// A run of a snapshot.
struct SnapshotRun: Sendable {
    let run: FindingRun

    /// Whether it was made only now.
    let isNew: Bool

    /// What was established, where it had to be; else the store holds it.
    let analysis: CityAnalysis?
}

/// The models of a snapshot on a connection of their own, on which its run is then written.
struct SnapshotModels: Sendable {
    let analysis: CityAnalysis
    let store: VeedorStore

    init(_ analysis: CityAnalysis, _ models: ModelCatalogue, path: String) throws {
        self.analysis = analysis
        store = try VeedorStore(path: path, access: .writing)
        try store.read { database in
            // One transaction: each row on its own would be one.
            try database.inTransaction(.deferred) {
                try analysis.fill(models, database)
                return .commit
            }
        }
    }
}
