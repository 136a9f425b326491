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

    /// The snapshots up to a day, the earliest first: of listings, or in a store that holds none the
    /// days that its files of trips end on.
    func snapshots(asOf day: CivilDate?) throws -> [Snapshot] {
        let all = try store.read { database in
            let listings = try Snapshot.all(ofListings: true, database)
            return try listings.isEmpty ? Snapshot.all(ofListings: false, database) : listings
        }
        let held = all.filter { one in day.map { one.date <= $0 } ?? true }
        guard !held.isEmpty else {
            throw LicenceCheckError.noListings(asOf: day, first: all.first?.date)
        }
        return held
    }

    /// The law of a snapshot's day.
    ///
    /// A city that asks something of trips alone has a law that says nothing of lets.
    ///
    /// - Throws: `CommandError` where no law is known.
    func policy(of snapshot: Snapshot) throws -> CityPolicy {
        let laws = try tripDesk()?.laws ?? []
        guard !snapshot.isOfListings,
            !city.law.policies.contains(where: { $0.isInForce(on: snapshot.date) }),
            let first = laws.last(where: { $0.inForceFrom <= snapshot.date }) ?? laws.first
        else { return try city.law.policy(on: snapshot.date) }
        return .silent(from: first.inForceFrom)
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
            runs[snapshot.date] = SnapshotRun(run: run, isNew: false, wasAsked: false)
        }
        let unknown = snapshots.filter { runs[$0.date] == nil }
        for run in try newRuns(of: unknown, known: made) { runs[run.run.day] = run }
        return snapshots.compactMap { runs[$0.date] }
    }

    /// Establishes what is to be known of snapshots side by side, and keeps it in their order, with what
    /// was found where there was no run yet.
    private func newRuns(
        of snapshots: [Snapshot],
        known: [CivilDate: FindingRun]
    ) throws -> [SnapshotRun] {
        let jobs = snapshots.map { snapshot in
            { @Sendable () throws -> SnapshotModels in
                let analysis = try self.analysis(of: snapshot)
                return try SnapshotModels(analysis, self, made: known[snapshot.date])
            }
        }
        return try ConcurrentJobs.results(jobs) { try $0.keep(self.analyser) }
    }

    /// What the questions establish about a snapshot.
    func analysis(of snapshot: Snapshot) throws -> CityAnalysis {
        try SnapshotAnalysis(self).analysis(of: snapshot)
    }
}

/// A day that findings are of.
struct Snapshot: Sendable {
    let date: CivilDate

    /// The load that describes it.
    let loadID: Int64

    /// Whether listings were loaded; else it is where a file of trips ends.
    let isOfListings: Bool

    /// All snapshots of a kind, the earliest first.
    static func all(ofListings: Bool, _ database: Database) throws -> [Snapshot] {
        try Row.fetchAll(
            database,
            sql: ofListings
                ? "select snapshot_date, load_id from listing_load order by snapshot_date"
                : """
                select day, max(load_id)
                from (
                  select load_id, substr(max(last_at), 1, 10) as day
                  from trip_block
                  group by load_id
                )
                group by day
                order by day
                """
        ).compactMap { row in
            CivilDate(row[0] as String).map {
                Snapshot(date: $0, loadID: row[1], isOfListings: ofListings)
            }
        }
    }
}

/// A run of a snapshot.
struct SnapshotRun: Sendable {
    let run: FindingRun

    /// Whether it was made only now.
    let isNew: Bool

    /// Whether the questions had to be asked; else the store held all of it.
    let wasAsked: Bool
}

/// What was established about a snapshot, as models on a connection of their own, on which it is kept.
struct SnapshotModels: Sendable {
    private let store: VeedorStore
    private let found: Found

    private enum Found: Sendable {
        /// The run was made before.
        case before(FindingRun)

        /// There was no run yet.
        case now(Detection)
    }

    init(_ analysis: CityAnalysis, _ session: AnalysisSession, made run: FindingRun?) throws {
        store = try VeedorStore(path: session.store.path, access: .writing)
        found = try store.read { database in
            // One transaction: each row on its own would be one.
            try database.inTransaction(.deferred) {
                try analysis.fill(session.models, database)
                return .commit
            }
            if let run { return .before(run) }
            return .now(try session.analyser.detect(analysis, database))
        }
    }

    func keep(_ analyser: FindingAnalyser) throws -> SnapshotRun {
        switch found {
        case .before(let run):
            try analyser.keepModels(of: run, store)
            return SnapshotRun(run: run, isNew: false, wasAsked: true)
        case .now(let detection):
            let run = try analyser.keep(detection, store, computedAt: Clock.now)
            return SnapshotRun(run: run, isNew: true, wasAsked: true)
        }
    }
}
