internal import Domain
internal import Findings
internal import GRDB
internal import Hosts
internal import Licences
internal import Nights
internal import Policies
internal import Rents
internal import Store
internal import StrictYAML

/// Everything that is needed to find: the store, the law, the rules, the models.
struct AnalysisSession {
    let city: OpenCity
    let rules: RuleCatalogue
    let models: ModelCatalogue
    let analyser: FindingAnalyser
    let measures: FindingMeasures
    private let folders: DataFolders
    private let nightMeasures: NightMeasures

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

    /// The days that listings of are held, the earliest first.
    func days(_ database: Database) throws -> [CivilDate] {
        try String.fetchAll(
            database,
            sql: "select snapshot_date from listing_load order by snapshot_date"
        ).compactMap { CivilDate($0) }
    }

    /// The snapshots of listings up to a day, the earliest first.
    func snapshots(asOf day: CivilDate?) throws -> [(date: CivilDate, loadID: Int64)] {
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
    ///
    /// - Returns: the run, whether it is new, and what was established, where it is new.
    func run(
        asOf day: CivilDate?
    ) throws -> (run: FindingRun, isNew: Bool, analysis: CityAnalysis?) {
        guard let snapshot = try snapshots(asOf: day).last else {
            throw LicenceCheckError.noListings(asOf: day, first: nil)
        }
        let kept = KeptModels(models)
        let made = try analyser.made(of: snapshot.date, store)
        if let made, try store.read({ try kept.holds(made, $0) }) {
            try store.write { try kept.keepCases(of: made, models, $0) }
            return (made, false, nil)
        }
        let analysis = try analysis(of: snapshot)
        if let made {
            try analyser.keep(analysis, of: made, store)
            return (made, false, analysis)
        }
        return (try analyser.run(analysis, store, computedAt: Clock.now), true, analysis)
    }

    /// What the questions establish about a snapshot.
    func analysis(of snapshot: (date: CivilDate, loadID: Int64)) throws -> CityAnalysis {
        let day = snapshot.date
        let policy = try city.law.policy(on: day)
        let caps = try CityCaps(store, folders)
        let names = CityCapNames.names(caps.policies)
        let nights = try StoredNights(store, asOf: day, measures: nightMeasures)
        return CityAnalysis(
            day: day,
            loadID: snapshot.loadID,
            policy: policy,
            policies: caps.policies,
            licences: policy.statesLicences ? try city.licences(asOf: day) : nil,
            dwellings: try HostAnalysis(store, asOf: day).dwellings,
            nights: nights,
            caps: names.map {
                CapCheck(id: $0, nights, policies: caps.policies, measures: nightMeasures)
            },
            areas: try areas(asOf: day),
            measures: nightMeasures
        )
    }

    /// Indicators, where the city has a map.
    private func areas(
        asOf day: CivilDate
    ) throws -> [(level: AreaIndicators.Level, indicators: AreaIndicators)] {
        let model = try RentModel(document: YAMLDocument(contentsOf: folders.rentModel))
        do {
            let areas = try city.areas()
            return try AreaIndicators.Level.allCases.map { level in
                let indicators = try AreaIndicators(
                    store,
                    asOf: day,
                    level: level,
                    areas: areas,
                    platforms: city.platforms,
                    leastForMedian: model.leastForMedian
                )
                return (level: level, indicators: indicators)
            }
        } catch is RentDataError {
            // Without a map no area has a row; reports say so.
            return []
        }
    }
}
