public import Domain
public import GRDB

/// Counts an evaluation and fills its models.
public struct EvaluationModels {
    /// What is counted.
    public var definitions: EvaluationDefinitions

    /// This period.
    public var period: Period

    /// The period before, of the same length; its run is `nil` where no listings of it are held.
    public var before: Period

    /// The city's name.
    public var city: String

    /// The agreements that were in force in the period.
    public var agreements: [Agreement]

    /// Days, and the findings of their last listings.
    public struct Period: Hashable, Sendable {
        /// The first day.
        public var first: CivilDate

        /// The last day.
        public var last: CivilDate

        /// The findings of the last listings.
        public var run: FindingRun?

        /// Days, and the findings of their last listings.
        public init(first: CivilDate, last: CivilDate, run: FindingRun?) {
            self.first = first
            self.last = last
            self.run = run
        }
    }

    /// An agreement with a platform.
    public struct Agreement: Hashable, Sendable {
        /// The platform's id.
        public var platform: String

        /// Its title.
        public var title: String

        /// The days.
        public var from: CivilDate

        /// The day after the last one.
        public var until: CivilDate?

        /// Where it stands.
        public var address: String

        /// An agreement with a platform.
        public init(
            platform: String,
            title: String,
            from: CivilDate,
            until: CivilDate?,
            address: String
        ) {
            self.platform = platform
            self.title = title
            self.from = from
            self.until = until
            self.address = address
        }
    }

    /// An evaluation.
    public init(
        definitions: EvaluationDefinitions,
        period: Period,
        before: Period,
        city: String,
        agreements: [Agreement]
    ) {
        self.definitions = definitions
        self.period = period
        self.before = before
        self.city = city
        self.agreements = agreements
    }

    /// Fills the models, which must have been made on the connection.
    ///
    /// - Throws: `DatabaseError` where a statement does not fit the store.
    public func fill(_ database: Database) throws {
        guard let run = period.run else { return }
        try fillPeriod(run, database)
        try fillMeasures(run, database)
        try fillRules(run, database)
        let agreed = try ModelWriter(
            database,
            table: "evaluation_agreement",
            columns: ["platform", "title", "in_force_from", "in_force_until", "address"]
        )
        for one in agreements {
            try agreed.insert([
                one.platform, one.title, "\(one.from)", one.until.map { "\($0)" }, one.address,
            ])
        }
    }

    private func fillPeriod(_ run: FindingRun, _ database: Database) throws {
        try ModelWriter(
            database,
            table: "evaluation_period",
            columns: [
                "city", "first_day", "last_day", "snapshot_date", "load_id", "before_first",
                "before_last", "before_date", "before_load_id", "definitions", "frozen",
                "frozen_on",
            ]
        ).insert([
            city, "\(period.first)", "\(period.last)", "\(run.day)", run.listingsLoadID,
            "\(before.first)", "\(before.last)", before.run.map { "\($0.day)" },
            before.run?.listingsLoadID, definitions.sha256, definitions.frozen.sha256,
            definitions.frozen.on,
        ])
        let writer = try ModelWriter(
            database,
            table: "evaluation_definition",
            columns: ["measure_id", "place", "title", "asks", "unit", "statement"]
        )
        for (place, one) in definitions.measures.enumerated() {
            try writer.insert([one.id, place, one.title, one.asks, one.unit, one.statementSHA256])
        }
    }

    private func fillRules(_ run: FindingRun, _ database: Database) throws {
        try database.execute(
            sql: """
                insert into temp.evaluation_rule (rule_id, before_findings, findings)
                select
                  n.rule_id,
                  case when :before is null then null else coalesce(b.findings, 0) end,
                  n.findings
                from finding_run_rule as n
                left join finding_run_rule as b on b.run_id = :before and b.rule_id = n.rule_id
                where n.run_id = :now;
                """,
            arguments: ["now": run.id, "before": before.run?.id]
        )
        guard let earlier = before.run else { return }
        try database.execute(
            sql: """
                insert into temp.evaluation_difference (what)
                select 'rule ' || n.rule_id
                from finding_run_rule as n
                join finding_run_rule as b on b.run_id = :before and b.rule_id = n.rule_id
                where n.run_id = :now
                  and (n.rule_sha256 <> b.rule_sha256
                    or (n.passed_over is null) <> (b.passed_over is null))
                union all
                select 'the law in force (' || b.policy_from || ', then ' || n.policy_from || ')'
                from finding_run as n
                join finding_run as b on b.run_id = :before
                where n.run_id = :now and n.policy_from <> b.policy_from
                union all
                select 'models and measures of findings'
                from finding_run as n
                join finding_run as b on b.run_id = :before
                where n.run_id = :now and n.models_sha256 <> b.models_sha256
                """,
            arguments: ["now": run.id, "before": earlier.id]
        )
        try fillInputDifferences(run, earlier, database)
    }

    /// Registers that are of another time in one period than in the other, and files that only one
    /// has: a finding may come or go for that alone.
    private func fillInputDifferences(
        _ run: FindingRun,
        _ earlier: FindingRun,
        _ database: Database
    ) throws {
        try database.execute(
            sql: """
                with input as (
                  select
                    i.run_id,
                    i.role,
                    min(abs(julianday(r.snapshot_date)
                      - julianday(coalesce(l.snapshot_date, r.snapshot_date)))) as days
                  from finding_run_input as i
                  join finding_run as r on r.run_id = i.run_id
                  join load as l on l.load_id = i.load_id
                  where i.run_id in (:now, :before)
                  group by i.run_id, i.role
                ),
                both as (
                  select role, max(case when run_id = :before then days end) as before,
                    max(case when run_id = :now then days end) as now
                  from input
                  group by role
                )
                insert into temp.evaluation_difference (what)
                select
                  case
                    when before is null then role || ' (only in this period)'
                    when now is null then role || ' (only in the period before)'
                    else role || ' (' || cast(before as integer)
                      || ' days from the advertisements before, ' || cast(now as integer) || ' now)'
                  end
                from both
                where before is null or now is null
                  or (role like 'register%' and abs(before - now) > :days)
                """,
            arguments: [
                "now": run.id, "before": earlier.id, "days": definitions.registerDaysApart,
            ]
        )
    }
}
