public import Domain
public import GRDB
public import Policies
public import Store

/// Runs all rules over a snapshot and keeps what they find: the only writer of findings.
///
/// Finding reads only, so that snapshots can be looked at side by side; keeping writes.
public struct FindingAnalyser: Sendable {
    private let rules: RuleCatalogue
    private let models: ModelCatalogue
    private let measures: FindingMeasures
    private let inputs: FindingInputs

    /// An analyser.
    public init(
        rules: RuleCatalogue,
        models: ModelCatalogue,
        measures: FindingMeasures,
        inputs: FindingInputs
    ) {
        self.rules = rules
        self.models = models
        self.measures = measures
        self.inputs = inputs
    }

    /// What a run of a snapshot would rest on now, and the run if it was made.
    public func made(of day: CivilDate, _ store: VeedorStore) throws -> KnownRun {
        try store.read { database in
            let sha = try inputs(on: day, database).sha256
            return KnownRun(inputsSHA256: sha, run: try FindingRun.made(of: sha, database))
        }
    }

    /// What a run of a snapshot rests on, with the hash of all of it.
    private func inputs(
        on day: CivilDate,
        _ database: Database
    ) throws -> (loads: [(role: String, loadID: Int64)], sha256: String) {
        let loads = try FindingInputs.loads(on: day, database)
        let sha = try inputs.all(rules: rules, loads: loads, day: day, database)
        return (loads, sha)
    }

    /// Runs every rule; nothing is stored.
    ///
    /// - Parameters:
    ///   - analysis: what the questions established about the snapshot.
    ///   - inputs: the hash of what a run rests on, of before the first question was asked: what comes
    ///     into the store later may be in one answer and not in another, and is then not kept.
    ///   - database: a connection that holds its models.
    /// - Returns: what each rule found.
    /// - Throws: `RuleError`, `DatabaseError`.
    public func detect(
        _ analysis: CityAnalysis,
        restingOn inputs: String,
        _ database: Database
    ) throws -> Detection {
        Detection(
            day: analysis.day,
            listingsLoadID: analysis.loadID,
            policyFrom: analysis.policy.inForceFrom,
            inputsSHA256: inputs,
            outcomes: try rules.rules.map { rule in
                let (findings, passedOver) = try findings(of: rule, analysis.policy, database)
                return Detection.Outcome(rule: rule, findings: findings, passedOver: passedOver)
            }
        )
    }

    /// Stores what was found as a run, with what was established, in one transaction.
    ///
    /// - Parameters:
    ///   - detection: what was found.
    ///   - store: the connection that holds the models, for writing.
    ///   - computedAt: the time, UTC, ISO 8601; it is in no result.
    /// - Returns: the run; the one that was made of the same inputs where another was quicker.
    /// - Throws: `StoreError`, which says that the store is busy where it changed meanwhile.
    public func keep(
        _ detection: Detection,
        _ store: VeedorStore,
        computedAt: String
    ) throws -> FindingRun {
        try store.write { database in
            let (loads, sha) = try inputs(on: detection.day, database)
            guard sha == detection.inputsSHA256 else { throw StoreError(.busy, path: store.path) }
            if let made = try FindingRun.made(of: sha, database) { return made }
            try database.execute(
                sql: """
                    insert into finding_run (
                      snapshot_date, listings_load_id, policy_from, inputs_sha256, law_sha256,
                      models_sha256, tool_version, computed_at
                    ) values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    "\(detection.day)", detection.listingsLoadID, "\(detection.policyFrom)", sha,
                    inputs.law, inputs.models,
                    VeedorVersion.current, computedAt,
                ]
            )
            let runID = database.lastInsertedRowID
            for load in loads {
                try database.execute(
                    sql: "insert into finding_run_input (run_id, role, load_id) values (?, ?, ?)",
                    arguments: [runID, load.role, load.loadID]
                )
            }
            try write(detection, runID: runID, database)
            try KeptModels(models).keep(run: runID, database)
            guard let run = try FindingRun.made(of: sha, database) else {
                throw StoreError(.failed, path: store.path)
            }
            return run
        }
    }

    /// Keeps what was established about a snapshot whose run was made before such things were kept.
    ///
    /// - Parameters:
    ///   - run: the run that was made.
    ///   - store: the connection that holds the models, for writing.
    /// - Throws: `StoreError`.
    public func keepModels(of run: FindingRun, _ store: VeedorStore) throws {
        try store.write { try KeptModels(models).keep(run: run.id, $0) }
    }

    private func write(
        _ detection: Detection,
        runID: Int64,
        _ database: Database
    ) throws {
        let writer = try FindingWriter(database, runID: runID)
        for row in detection.rows { try writer.insert(row) }
        for outcome in detection.outcomes {
            try database.execute(
                sql: """
                    insert into finding_run_rule (
                      run_id, rule_id, rule_version, rule_sha256, passed_over, findings
                    ) values (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    runID, outcome.rule.card.id, outcome.rule.card.version, outcome.rule.sha256,
                    outcome.passedOver, outcome.findings.count,
                ]
            )
        }
    }

    /// What a rule finds, or why it was passed over.
    ///
    /// - Throws: `RuleError`, `DatabaseError`.
    public func findings(
        of rule: Rule,
        _ policy: CityPolicy,
        _ database: Database
    ) throws -> (findings: [Finding], passedOver: String?) {
        if rule.card.status == .deprecated { return ([], "the rule is deprecated") }
        var parameters: [String: Double] = [:]
        for parameter in rule.card.parameters {
            switch parameter.source {
            case .policy(let number):
                let value = number.value(in: policy)
                if value == nil, !parameter.isOptional {
                    return ([], "the policy does not state '\(number.rawValue)'")
                }
                parameters[parameter.name] = value
            case .measure(let id):
                guard let value = measures.value(id) else {
                    throw RuleError(rule: rule.card.id, .unknownMeasure(id))
                }
                parameters[parameter.name] = value
            }
        }
        let run = RuleRun(rule, policyFrom: "\(policy.inForceFrom)")
        return (try run.findings(database, parameters: parameters), nil)
    }
}

/// What is known of a run before any question is asked.
public struct KnownRun: Sendable {
    /// SHA-256 of everything that goes in.
    public let inputsSHA256: String

    /// The run, if it was made and nothing changed since.
    public let run: FindingRun?
}

/// What all rules found in a snapshot.
public struct Detection: Sendable {
    /// The day of the snapshot.
    public let day: CivilDate

    /// The load of its listings.
    public let listingsLoadID: Int64

    /// The law: the policy in force from this day.
    public let policyFrom: CivilDate

    /// SHA-256 of everything that went in.
    public let inputsSHA256: String

    /// What each rule found, in the order of the rules.
    public let outcomes: [Outcome]

    /// All findings as they are stored, in the order of their key: each goes to the end of the table.
    ///
    /// Made beforehand: snapshots are looked at side by side, and only kept one after the other.
    let rows: [FindingRow]

    init(
        day: CivilDate,
        listingsLoadID: Int64,
        policyFrom: CivilDate,
        inputsSHA256: String,
        outcomes: [Outcome]
    ) {
        self.day = day
        self.listingsLoadID = listingsLoadID
        self.policyFrom = policyFrom
        self.inputsSHA256 = inputsSHA256
        self.outcomes = outcomes
        rows = outcomes.flatMap { $0.findings.map(FindingRow.init) }.sorted { $0.id < $1.id }
    }

    /// What one rule found.
    public struct Outcome: Sendable {
        /// The rule.
        public let rule: Rule

        /// Its findings, in the order of their ids.
        public let findings: [Finding]

        /// Why it was passed over, where it was.
        public let passedOver: String?
    }
}
