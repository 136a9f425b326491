internal import Domain
internal import Findings
internal import Foundation
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
        var unknown: [(snapshot: Snapshot, known: KnownRun)] = []
        for snapshot in snapshots {
            let known = try analyser.made(of: snapshot.date, store)
            guard let run = known.run, try store.read({ try kept.holds(run, $0) }) else {
                unknown.append((snapshot, known))
                continue
            }
            try store.write { try kept.keepCases(of: run, models, $0) }
            runs[snapshot.date] = SnapshotRun(run: run, isNew: false, wasAsked: false)
        }
        // Only so many at a time as there are cores: memory does not grow with their number.
        let atOnce = ProcessInfo.processInfo.activeProcessorCount
        for first in stride(from: 0, to: unknown.count, by: atOnce) {
            for run in try newRuns(of: unknown.dropFirst(first).prefix(atOnce)) {
                runs[run.run.day] = run
            }
        }
        return snapshots.compactMap { runs[$0.date] }
    }

    /// Asks the questions of snapshots side by side, goes on with a snapshot to its findings as soon as
    /// its questions are answered, and keeps both in the order of the snapshots.
    private func newRuns(
        of snapshots: some Collection<(snapshot: Snapshot, known: KnownRun)>
    ) throws -> [SnapshotRun] {
        let groups = snapshots.map { one in
            let analysis = SnapshotAnalysis(self, of: one.snapshot)
            return JobGroup(jobs: analysis.questions) { answers in
                try SnapshotModels(analysis.analysis(answers), self, one.known)
            }
        }
        return try ConcurrentJobs.results(of: groups) { try $0.keep(self.analyser) }
    }

    /// What the questions establish about a snapshot.
    func analysis(of snapshot: Snapshot) throws -> CityAnalysis {
        let analysis = SnapshotAnalysis(self, of: snapshot)
        return try analysis.analysis(ConcurrentJobs.results(analysis.questions))
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
