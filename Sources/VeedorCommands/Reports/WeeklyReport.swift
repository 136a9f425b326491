internal import Domain
internal import Findings
internal import GRDB
internal import Policies
internal import Reporting
internal import Store

/// The weekly report of a store: findings up to date, then the sections.
struct WeeklyReport {
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
        let runs = try session.runs(of: snapshots.suffix(2)).map(\.run)
        let current = runs[runs.count - 1]
        let previous = runs.count > 1 ? runs[0] : nil
        let city = try CityCatalogue(folder: folders.cities).city(session.city.law.city)
        let ready = try ReportPreparation(session, current, previous)
        let models = ReportModels(
            period: ReportModels.Period(
                week: week,
                run: current,
                previous: previous,
                city: city.name,
                currency: city.currency.code
            ),
            rules: session.rules,
            complaints: try complaints(until: week.sunday, run: current),
            comparison: ready.comparison
        )
        let builder = ReportBuilder(
            definition,
            edition: edition,
            publicLimit: Int(session.measures.value("public-cell") ?? 10),
            shapes: ready.shapes,
            run: "run \(current.id)"
        )
        let report = try ready.store.readInOneView { database in
            try models.fill(database)
            return try builder.report(
                subtitle: "\(city.name), week \(week)",
                particulars: Self.particulars(week, snapshot, current, previous),
                database
            )
        }
        return (report, week)
    }

    /// The complaints up to a day; `nil` where the store holds none.
    private func complaints(
        until day: CivilDate,
        run: FindingRun
    ) throws -> (review: ComplaintReview, doors: StoredDoors)? {
        let hasSome = try session.store.read {
            try Bool.fetchOne($0, sql: "select exists(select 1 from complaint)") ?? false
        }
        guard hasSome else { return nil }
        let review = try ComplaintDesk(session.store, asOf: run.day).review(until: day)
        let doors = try session.store.read {
            try StoredDoors(of: run, measures: session.measures, $0)
        }
        return (review, doors)
    }

    private static func particulars(
        _ week: ISOWeek,
        _ snapshot: Snapshot,
        _ run: FindingRun,
        _ previous: FindingRun?
    ) -> [Report.Particular] {
        [
            Report.Particular("Week", "\(week.monday) to \(week.sunday)"),
            Report.Particular(
                snapshot.isOfListings ? "Advertisements of" : "Trips until",
                "\(run.day)"
            ),
            Report.Particular("Compared with", previous.map { "\($0.day)" } ?? "nothing earlier"),
            Report.Particular("Law in force from", "\(run.policyFrom)"),
            Report.Particular("Inputs, SHA-256", String(run.inputsSHA256.prefix(16))),
            Report.Particular("Veedor", run.toolVersion),
        ]
    }
}
