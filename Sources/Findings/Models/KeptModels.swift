public import GRDB

/// What the questions established about a snapshot, kept in the store beside the findings of the run,
/// so that any SQL tool can ask it: the models' tables with a column `run_id` in front.
///
/// All of it follows from the loads, the law and the log, so that it may be thrown away: a model whose
/// definition changed is made anew, and `veedor analyze` fills it again.
public struct KeptModels: Sendable {
    /// The models that are kept: those that an analysis fills.
    public static let names =
        [
            "snapshot", "licence_state", "licence_condition", "licence_flag", "licence_first_look",
            "licence_headline", "operator_portfolio", "dwelling_unit", "ghost_hostel",
            "host_definition", "night_use", "full_time_use", "area_indicator", "market_coverage",
            "trip_rule", "trip_operator", "trip_violation", "trip_delivery",
            "trip_utilisation",
        ] + ofCases

    /// Those that follow the log of cases, which goes on after a run.
    private static let ofCases = [
        "enforcement_case", "case_listing", "case_notice", "case_visit", "visit_outcome",
    ]

    private let models: [ModelCatalogue.Model]

    /// The kept ones of some models.
    public init(_ catalogue: ModelCatalogue) {
        models = catalogue.models.filter { Self.names.contains($0.name) }
    }

    /// Makes the tables where they are missing, and anew where their definition changed.
    ///
    /// - Throws: `DatabaseError`.
    public func make(_ database: Database) throws {
        for model in models where try definition(of: model, database) != model.keptStatement {
            try database.execute(sql: "drop table if exists main.\(model.name)")
            try database.execute(sql: model.keptStatement)
            try index(model.name, database)
        }
    }

    /// A table without a key is found by its run, and its subject where it has one.
    private func index(_ name: String, _ database: Database) throws {
        let columns = try database.columns(in: name, in: "main").map(\.name)
        guard try database.primaryKey(name, in: "main").isRowID else { return }
        let subject = columns.contains("subject_id") ? ", subject_id" : ""
        try database.execute(
            sql: "create index main.\(name)_by_run on \(name) (run_id\(subject))"
        )
    }

    /// Whether everything is kept of a run.
    ///
    /// - Throws: `DatabaseError`.
    public func holds(_ run: FindingRun, _ database: Database) throws -> Bool {
        for model in models where try definition(of: model, database) != model.keptStatement {
            return false
        }
        return try Bool.fetchOne(
            database,
            sql: "select exists (select 1 from main.snapshot where run_id = ?)",
            arguments: [run.id]
        ) ?? false
    }

    /// Keeps what the models of the connection hold; of one snapshot only the last run is kept.
    ///
    /// - Throws: `DatabaseError`.
    func keep(run: Int64, _ database: Database) throws {
        try make(database)
        for model in models { try copy(model.name, run: run, database) }
    }

    /// Makes all models anew on a connection and fills those that are kept with what a run left.
    ///
    /// - Parameters:
    ///   - run: the run; everything is kept of it.
    ///   - catalogue: all models.
    ///   - database: a connection; reading suffices.
    /// - Throws: `DatabaseError`.
    public func restore(
        _ run: FindingRun,
        _ catalogue: ModelCatalogue,
        _ database: Database
    ) throws {
        try catalogue.make(database)
        for model in models {
            let columns = try database.columns(in: model.name, in: "temp").map(\.name)
                .joined(separator: ", ")
            // The rows of a run lie together, in the order in which they were established: from the
            // first to the last they need not be sorted.
            let order = """
                and rowid between
                    (select min(rowid) from main.\(model.name) where run_id = :run)
                    and (select max(rowid) from main.\(model.name) where run_id = :run)
                order by rowid
                """
            try database.execute(
                sql: """
                    insert into temp.\(model.name) (\(columns))
                    select \(columns)
                    from main.\(model.name)
                    where \(model.isWithoutRowID ? "run_id" : "+run_id") = :run
                    \(model.isWithoutRowID ? "" : order)
                    """,
                arguments: ["run": run.id]
            )
        }
    }

    /// Follows the log of cases.
    ///
    /// - Parameters:
    ///   - run: the run; everything is kept of it.
    ///   - catalogue: all models; they are made anew on the connection.
    ///   - database: the store, within a transaction.
    /// - Throws: `DatabaseError`.
    public func keepCases(
        of run: FindingRun,
        _ catalogue: ModelCatalogue,
        _ database: Database
    ) throws {
        try catalogue.make(database)
        try CaseModels(database, day: run.day).fill(database)
        for name in Self.ofCases { try copy(name, run: run.id, database) }
    }

    private func copy(_ name: String, run: Int64, _ database: Database) throws {
        try database.execute(
            sql: """
                delete from main.\(name)
                where run_id in (
                  select other.run_id
                  from finding_run as one
                  join finding_run as other on other.snapshot_date = one.snapshot_date
                  where one.run_id = ?
                )
                """,
            arguments: [run]
        )
        try database.execute(
            sql: "insert into main.\(name) select ?, * from temp.\(name)",
            arguments: [run]
        )
    }

    private func definition(
        of model: ModelCatalogue.Model,
        _ database: Database
    ) throws -> String? {
        try String.fetchOne(
            database,
            sql: "select sql from main.sqlite_schema where type = 'table' and name = ?",
            arguments: [model.name]
        )
    }
}

extension ModelCatalogue.Model {
    /// Whether its rows stand in the order of their key.
    fileprivate var isWithoutRowID: Bool { statement.contains("without rowid") }

    /// The statement that makes the table that keeps it, as SQLite gives it back.
    var keptStatement: String {
        var lines = statement.split(separator: "\n", omittingEmptySubsequences: true).map(
            String.init
        )
        guard let first = lines.indices.dropFirst().first(where: { !lines[$0].hasPrefix("  --") })
        else { return statement }
        lines[0] = "CREATE TABLE \(name) ("
        lines[1] = lines[1].replacing("-- One row", with: "-- Of every run one row")
        lines.insert(
            "  run_id integer not null references finding_run on delete cascade,",
            at: first
        )
        let text = lines.joined(separator: "\n").replacing(
            "primary key (",
            with: "primary key (run_id, "
        )
        return text.hasSuffix(";") ? String(text.dropLast()) : text
    }
}
