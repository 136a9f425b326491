public import Domain
public import GRDB
internal import Licences
internal import Policies
public import Rents
public import Trips

/// Fills the models that only reports read.
public struct ReportModels {
    /// The week and the city.
    public var period: Period

    /// What is counted over the whole snapshot.
    public var figures: ReportFigures

    /// The indicators, by level, where the city has a map.
    public var areas: [(level: AreaIndicators.Level, indicators: AreaIndicators)]

    /// The operators against the rules on trips; none where there are no trips.
    public var operators: [OperatorStanding]

    /// The rules.
    public var rules: RuleCatalogue

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
        figures: ReportFigures,
        areas: [(level: AreaIndicators.Level, indicators: AreaIndicators)],
        operators: [OperatorStanding],
        rules: RuleCatalogue
    ) {
        self.period = period
        self.figures = figures
        self.areas = areas
        self.operators = operators
        self.rules = rules
    }

    /// Fills the models; those of the analysis must have been made on the same connection.
    ///
    /// - Throws: `DatabaseError`.
    public func fill(_ database: Database) throws {
        try fillPeriod(database)
        try fillRules(database)
        try fillChanges(database)
        try fillLicences(database)
        try fillHosts(database)
        try fillAreas(database)
        try fillOperators(database)
    }

    private func fillOperators(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "trip_operator",
            columns: [
                "place", "operator", "law_rule", "title", "lawful", "violating",
                "undeterminable", "commonest_reason",
            ]
        )
        for (place, one) in operators.enumerated() {
            try writer.insert([
                place, one.operatorName, one.rule.id, one.rule.title, one.lawful, one.violating,
                one.undeterminable, one.reason,
            ])
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
        guard let previous = period.previous else { return }
        let comparison = try FindingComparison(from: previous, to: period.run, database)
        let writer = try ModelWriter(
            database,
            table: "finding_change",
            columns: ["finding_id", "rule_id", "run_id", "kind", "reason"]
        )
        for change in comparison.changes {
            try writer.insert([
                change.findingID, change.ruleID,
                change.kind == .gone ? previous.id : period.run.id, change.kind.rawValue,
                change.reason?.rawValue,
            ])
        }
    }

    private func fillLicences(_ database: Database) throws {
        guard let licences = figures.licences else { return }
        let headlines = try ModelWriter(
            database,
            table: "licence_headline",
            columns: [
                "place", "definition", "population", "numerator", "denominator", "unit", "share",
                "lower", "upper",
            ]
        )
        for (place, one) in licences.headlines.enumerated() {
            let share = one.share.share
            try headlines.insert([
                place, one.definition, one.population, share.numerator, share.denominator,
                share.unit, share.quotient, one.share.interval?.lower, one.share.interval?.upper,
            ])
        }
        let looks = try ModelWriter(
            database,
            table: "licence_first_look",
            columns: ["place", "state", "numerator", "denominator", "share", "lower", "upper"]
        )
        for (place, one) in licences.firstStates.enumerated() {
            let share = one.count.share
            try looks.insert([
                place, one.state.rawValue, share.numerator, share.denominator, share.quotient,
                one.count.interval?.lower, one.count.interval?.upper,
            ])
        }
    }

    private func fillHosts(_ database: Database) throws {
        guard let hosts = figures.hosts else { return }
        let writer = try ModelWriter(
            database,
            table: "host_definition",
            columns: [
                "place", "definition", "accounts", "account_advertisements", "operators",
                "operator_advertisements",
            ]
        )
        for (place, one) in hosts.enumerated() {
            try writer.insert([
                place, one.title, one.accounts.hosts, one.accounts.advertisements,
                one.operators.hosts, one.operators.advertisements,
            ])
        }
    }

    private func fillAreas(_ database: Database) throws {
        let writer = try ModelWriter(
            database,
            table: "area_indicator",
            columns: [
                "level", "area", "listings", "listings_from", "listings_to", "entire_homes",
                "dwellings", "listings_per_thousand", "entire_homes_per_thousand", "rent_minor",
                "median_night_minor", "break_even_nights",
            ]
        )
        for (level, indicators) in areas {
            for row in indicators.rows {
                try writer.insert([
                    level.rawValue, row.area, row.listings, row.listingsInterval.lower,
                    row.listingsInterval.upper, row.entireHomes, row.dwellings,
                    row.listingsPerThousand, row.entireHomesPerThousand, row.rent,
                    row.medianPrice, row.breakEvenNights,
                ])
            }
        }
    }
}
