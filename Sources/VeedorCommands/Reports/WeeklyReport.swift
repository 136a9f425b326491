internal import Domain
internal import Findings
internal import Policies
internal import Rents
internal import Reporting
internal import Store
internal import StrictYAML
internal import Trips

/// The weekly report of a store: findings up to date, then the sections.
struct WeeklyReport: Sendable {
    let session: AnalysisSession
    let folders: DataFolders

    /// The report of a week; of the week of the last snapshot where none is named.
    func report(
        week: ISOWeek?,
        edition: Report.Edition
    ) throws -> (report: Report, week: ISOWeek) {
        let definition = try ReportDefinition(folder: "\(folders.reports)/weekly")
        let snapshots = try session.snapshots(asOf: week?.sunday)
        let snapshot = snapshots[snapshots.count - 1]
        let week = week ?? ISOWeek(containing: snapshot.date)
        let day = snapshot.date
        let areasAside = JobAside { try self.areas(asOf: day) }
        let operatorsAside = JobAside { try self.operators(until: day) }
        let runs = try session.runs(of: snapshots.suffix(2), withModels: true)
        let areas = try areasAside.value()
        guard let current = runs.last, let snapshotModels = current.models,
            let figures = current.figures
        else { throw StoreError(.failed, path: session.store.path) }
        let previous = runs.count > 1 ? runs[0].run : nil
        let city = try CityCatalogue(folder: folders.cities).city(session.city.law.city)
        let models = ReportModels(
            period: ReportModels.Period(
                week: week,
                run: current.run,
                previous: previous,
                city: city.name,
                currency: city.currency.code
            ),
            figures: figures,
            areas: areas.indicators,
            operators: try operatorsAside.value(),
            rules: session.rules
        )
        let builder = ReportBuilder(
            definition,
            edition: edition,
            publicLimit: Int(session.measures.value("public-cell") ?? 10),
            shapes: areas.shapes,
            run: "run \(current.run.id)"
        )
        let report = try snapshotModels.store.read { database in
            try models.fill(database)
            return try builder.report(
                subtitle: "\(city.name), week \(week)",
                particulars: Self.particulars(week, current.run, previous),
                database
            )
        }
        return (report, week)
    }

    private static func particulars(
        _ week: ISOWeek,
        _ run: FindingRun,
        _ previous: FindingRun?
    ) -> [Report.Particular] {
        [
            Report.Particular("Week", "\(week.monday) to \(week.sunday)"),
            Report.Particular("Advertisements of", "\(run.day)"),
            Report.Particular("Compared with", previous.map { "\($0.day)" } ?? "nothing earlier"),
            Report.Particular("Law in force from", "\(run.policyFrom)"),
            Report.Particular("Inputs, SHA-256", String(run.inputsSHA256.prefix(16))),
            Report.Particular("Veedor", run.toolVersion),
        ]
    }

    /// How the trips of each operator stand against the rules.
    private func operators(until day: CivilDate) throws -> [OperatorStanding] {
        guard let desk = try session.tripDesk() else { return [] }
        return try session.store.anotherReader().read { database in
            try OperatorStanding.all(
                database,
                laws: desk.laws,
                city: desk.city,
                measures: desk.measures,
                until: day
            )
        }
    }

    /// What is known of the areas of a city that has a map.
    private struct CityAreaFigures: Sendable {
        var indicators: [(level: AreaIndicators.Level, indicators: AreaIndicators)] = []
        var shapes: [String: [[GeoPoint]]] = [:]
    }

    /// Indicators and shapes, where the city has a map.
    private func areas(asOf day: CivilDate) throws -> CityAreaFigures {
        let model = try RentModel(document: YAMLDocument(contentsOf: folders.rentModel))
        let store = try session.store.anotherReader()
        do {
            let areas = try session.city.areas()
            let levels = AreaIndicators.Level.allCases
            let indicators = try AreaIndicators.all(
                store,
                asOf: day,
                levels: levels,
                areas: areas,
                platforms: session.city.platforms,
                leastForMedian: model.leastForMedian
            )
            let shapes = try AreaShapes(store, level: .neighbourhood, areas: areas)
            return CityAreaFigures(
                indicators: zip(levels, indicators).map { (level: $0, indicators: $1) },
                shapes: shapes.rings
            )
        } catch is RentDataError {
            // The report says that there is no map.
            return CityAreaFigures()
        }
    }
}
