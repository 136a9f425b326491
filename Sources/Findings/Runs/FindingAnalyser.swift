public import Domain
public import GRDB
public import Policies
public import Store

/// Runs all rules over a snapshot and keeps what they find: the only writer of findings.
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

    /// The run of a snapshot with these rules and data, if it was made and nothing changed since.
    public func made(of day: CivilDate, _ store: VeedorStore) throws -> FindingRun? {
        try store.read { database in
            let sha = try inputs.all(
                rules: rules,
                loads: FindingInputs.loads(on: day, database),
                day: day,
                database
            )
            return try FindingRun.made(of: sha, database)
        }
    }

    /// Runs every rule and stores the findings, in one transaction.
    ///
    /// - Parameters:
    ///   - analysis: what the questions established about the snapshot.
    ///   - store: the store.
    ///   - computedAt: the time, UTC, ISO 8601; it is in no result.
    /// - Returns: the run.
    /// - Throws: `RuleError`, `StoreError`.
    public func run(
        _ analysis: CityAnalysis,
        _ store: VeedorStore,
        computedAt: String
    ) throws -> FindingRun {
        try store.write { database in
            try analysis.fill(models, database)
            let loads = try FindingInputs.loads(on: analysis.day, database)
            let sha = try inputs.all(rules: rules, loads: loads, day: analysis.day, database)
            try database.execute(
                sql: """
                    insert into finding_run (
                      snapshot_date, listings_load_id, policy_from, inputs_sha256, law_sha256,
                      models_sha256, tool_version, computed_at
                    ) values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    "\(analysis.day)", analysis.loadID, "\(analysis.policy.inForceFrom)", sha,
                    inputs.law, inputs.models, VeedorVersion.current, computedAt,
                ]
            )
            let runID = database.lastInsertedRowID
            for load in loads {
                try database.execute(
                    sql: "insert into finding_run_input (run_id, role, load_id) values (?, ?, ?)",
                    arguments: [runID, load.role, load.loadID]
                )
            }
            let writer = try FindingWriter(database, runID: runID)
            for rule in rules.rules {
                let outcome = try findings(of: rule, analysis.policy, database)
                for finding in outcome.findings { try writer.insert(finding) }
                try database.execute(
                    sql: """
                        insert into finding_run_rule (
                          run_id, rule_id, rule_version, rule_sha256, passed_over, findings
                        ) values (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        runID, rule.card.id, rule.card.version, rule.sha256, outcome.passedOver,
                        outcome.findings.count,
                    ]
                )
            }
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
    ///   - analysis: what the questions established about the snapshot.
    ///   - run: the run that was made.
    ///   - store: the store.
    /// - Throws: `StoreError`.
    public func keep(_ analysis: CityAnalysis, of run: FindingRun, _ store: VeedorStore) throws {
        try store.write { database in
            try analysis.fill(models, database)
            try KeptModels(models).keep(run: run.id, database)
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
