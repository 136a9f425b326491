public import Domain
public import GRDB

/// Fills the models that only reports read.
public struct ReportModels {
    /// The week and the city.
    public var period: Period

    /// The rules.
    public var rules: RuleCatalogue

    /// The complaints up to the end of the week, with the doors of the run; `nil` where none came.
    public var complaints: (review: ComplaintReview, doors: StoredDoors)?

    /// The run beside the one before it; `nil` where there is none.
    public var comparison: FindingComparison?

    /// A week of a city.
    public struct Period: Hashable, Sendable {
        /// The week.
        public var week: ISOWeek

        /// The run that is reported.
        public var run: FindingRun

        /// The run that it is compared with.
        public var previous: FindingRun?

        /// The city's name.
        public var city: String

        /// ISO 4217.
        public var currency: String

        /// A week of a city.
        public init(
            week: ISOWeek,
            run: FindingRun,
            previous: FindingRun?,
            city: String,
            currency: String
        ) {
            self.week = week
            self.run = run
            self.previous = previous
            self.city = city
            self.currency = currency
        }
    }

    /// What reports read.
    public init(
        period: Period,
        rules: RuleCatalogue,
        complaints: (review: ComplaintReview, doors: StoredDoors)? = nil,
        comparison: FindingComparison? = nil
    ) {
        self.complaints = complaints
        self.comparison = comparison
        self.period = period
        self.rules = rules
    }

    /// Fills the models; those of the analysis must have been made on the same connection.
    ///
    /// - Throws: `DatabaseError`.
    public func fill(_ database: Database) throws {
        try fillPeriod(database)
        try fillRules(database)
        try fillChanges(database)
        if let complaints {
            try ComplaintModels(complaints.review, doors: complaints.doors.all).fill(database)
        }
    }

    private func fillPeriod(_ database: Database) throws {
        let day = period.run.day
        let previous = period.previous
        try ModelWriter(
            database,
            table: "report_period",
            columns: [
                "week", "first_day", "last_day", "run_id", "snapshot_date", "previous_run_id",
                "previous_date", "has_new_snapshot", "days_between", "city", "currency",
                "policy_from",
            ]
        ).insert([
            "\(period.week)", "\(period.week.monday)", "\(period.week.sunday)", period.run.id,
            "\(day)", previous?.id, previous.map { "\($0.day)" }, day >= period.week.monday,
            previous.map { $0.day.nights(until: day) }, period.city, period.currency,
            "\(period.run.policyFrom)",
        ])
    }

    private func fillRules(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "rule_card",
            columns: [
                "rule_id", "title", "topic", "level", "verb", "addressee", "status", "version",
            ]
        )
        for card in rules.rules.map(\.card) {
            try writer.insert([
                card.id, card.title, card.topic.rawValue, card.level.rawValue,
                card.verb.rawValue, card.addressee.rawValue, card.status.rawValue, card.version,
            ])
        }
    }

    private func fillChanges(_ database: Database) throws {
        guard let comparison else { return }
        let writer = try ModelWriter(
            database,
            table: "finding_change",
            columns: ["finding_id", "rule_id", "run_id", "kind", "reason"]
        )
        for change in comparison.changes {
            try writer.insert([
                change.findingID, change.ruleID,
                change.kind == .gone ? comparison.earlier.id : comparison.later.id,
                change.kind.rawValue,
                change.reason?.rawValue,
            ])
        }
    }
}
