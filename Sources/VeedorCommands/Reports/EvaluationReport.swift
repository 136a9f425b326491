internal import Domain
internal import Findings
internal import Policies
internal import Reporting
internal import Store

/// The evaluation of an agreement: a period against the one before, by definitions that were frozen.
struct EvaluationReport {
    let session: AnalysisSession
    let folders: DataFolders

    private var folder: String { "\(folders.reports)/evaluation" }

    /// The report.
    ///
    /// - Parameters:
    ///   - first: the first day of the period.
    ///   - last: the last one.
    ///   - allowsChanged: whether definitions that are not the frozen ones are named, not refused.
    ///   - edition: who may read it.
    /// - Returns: the report.
    /// - Throws: `CommandError` where definitions were changed or no listings of the period are held.
    func report(
        from first: CivilDate,
        to last: CivilDate,
        allowsChanged: Bool,
        edition: Report.Edition
    ) throws -> Report {
        let definitions = try EvaluationDefinitions(folder: folder)
        guard definitions.areAsFrozen || allowsChanged else {
            throw CommandError(
                error: "the definitions were changed since they were frozen on "
                    + "\(definitions.frozen.on): their hash is \(definitions.sha256), the frozen one "
                    + definitions.frozen.sha256,
                help: "take the agreed files back; or agree anew and put the hash and the day into "
                    + "\(folder)/frozen.yaml; or use --changed-definitions, and the report says so"
            )
        }
        let length = first.nights(until: last) + 1
        let earlier = (first: first.adding(days: -length), last: first.adding(days: -1))
        guard let run = try run(from: first, to: last) else {
            throw CommandError(
                error: "no advertisements of \(first) to \(last) are held",
                help: "'veedor loads' shows what is held"
            )
        }
        let city = try CityCatalogue(folder: folders.cities).city(session.city.law.city)
        let models = EvaluationModels(
            definitions: definitions,
            period: EvaluationModels.Period(first: first, last: last, run: run),
            before: EvaluationModels.Period(
                first: earlier.first,
                last: earlier.last,
                run: try self.run(from: earlier.first, to: earlier.last)
            ),
            city: city.name,
            agreements: try agreements(from: first, to: last)
        )
        let builder = ReportBuilder(
            try ReportDefinition(folder: folder),
            edition: edition,
            publicLimit: Int(session.measures.value("public-cell") ?? 10),
            shapes: [:],
            run: "run \(run.id)"
        )
        return try session.store.read { database in
            try session.models.make(database)
            try models.fill(database)
            return try builder.report(
                subtitle: "\(city.name), \(first) to \(last)",
                particulars: [
                    Report.Particular("Period", "\(first) to \(last)"),
                    Report.Particular("Against", "\(earlier.first) to \(earlier.last)"),
                    Report.Particular("Advertisements of", "\(run.day)"),
                    Report.Particular("Definitions, SHA-256", definitions.sha256),
                    Report.Particular(
                        "Frozen",
                        definitions.areAsFrozen
                            ? "on \(definitions.frozen.on)" : "no: changed since then"
                    ),
                    Report.Particular("Veedor", run.toolVersion),
                ],
                database
            )
        }
    }

    /// The findings of the last advertisements of some days; `nil` where none are held.
    private func run(from first: CivilDate, to last: CivilDate) throws -> FindingRun? {
        let all = try session.store.read { database in
            try session.days(database)
        }
        guard let day = all.last(where: { $0 >= first && $0 <= last }) else { return nil }
        return try session.run(asOf: day).run
    }

    /// The agreements with platforms that were in force on a day of the period.
    private func agreements(
        from first: CivilDate,
        to last: CivilDate
    ) throws -> [EvaluationModels.Agreement] {
        let cities = CityCatalogue(folder: folders.cities)
        let names = session.city.platforms.platforms.values.map { ($0.id, $0.name.lowercased()) }
        return try cities.agreements(of: session.city.law.city).flatMap { agreement in
            let (from, until) = agreement.inForce
            guard from <= last, until.map({ $0 > first }) ?? true else {
                return [EvaluationModels.Agreement]()
            }
            let parties = Set(agreement.parties.map { $0.lowercased() })
            return names.filter { parties.contains($0.1) }.map { id, _ in
                EvaluationModels.Agreement(
                    platform: id,
                    title: agreement.title,
                    from: from,
                    until: until,
                    address: agreement.address
                )
            }
        }.sorted { ($0.platform, $0.from, $0.title) < ($1.platform, $1.from, $1.title) }
    }
}
