public import Domain
public import GRDB
public import Policies
internal import Store

/// All trips of a store against the rules in force at their pick-up.
public struct TripReview: Sendable {
    /// What one rule found.
    public struct Finding: Sendable {
        /// The rule, in its last version.
        public var rule: TripRule

        /// What is counted: trips, driver-periods, operator-years.
        public var unit: String

        /// The counts.
        public var tally: RuleTally
    }

    /// The rules in the order of the law.
    public let findings: [Finding]

    /// How many trips count, up to the day asked for.
    public let trips: Int

    /// How many were left out because a later file replaces them.
    public let replaced: Int

    /// The days of the first and the last pick-up.
    public let days: ClosedRange<CivilDate>?

    /// Goes through all trips.
    ///
    /// - Parameters:
    ///   - database: where the trips and registers are.
    ///   - laws: the city's, the earliest first.
    ///   - city: its time zone and currency.
    ///   - submissions: which trips count.
    ///   - utilisation: what time without passengers is.
    ///   - until: the last day of pick-ups, and of the registers.
    ///   - rule: only this rule.
    ///   - caseLimit: how many violations of each rule are kept.
    ///   - operatorName: only the trips of this operator, and only rules that judge single trips.
    /// - Throws: `DatabaseError`; what a pattern of the law throws.
    public init(
        _ database: Database,
        laws: [TripLaw],
        city: City,
        submissions: LatestSubmissions,
        utilisation: UtilisationMeasures,
        until: CivilDate? = nil,
        rule: String? = nil,
        caseLimit: Int = 0,
        operatorName: String? = nil
    ) throws {
        var spans = RuleSpan.all(of: laws, until: until)
        if let rule { spans = spans.filter { $0.rule.id == rule } }
        let range = try Self.range(database, until)
        days = range
        guard let range,
            let clock = LocalClock(
                timeZone: city.timeZone,
                from: range.lowerBound,
                to: range.upperBound
            )
        else {
            trips = 0
            replaced = 0
            findings = []
            return
        }
        let first = Int64(range.lowerBound.daysSinceEpoch) * 1_440
        let last = Int64(range.upperBound.daysSinceEpoch + 1) * 1_440
        spans = spans.filter { $0.minutes.overlaps(first..<last) }
        let registers = try StoredRegisters(database, until: until)
        var checks = try spans.map { span in
            try ActiveRule(
                span,
                registers: registers,
                clock: clock,
                currency: city.currency,
                caseLimit: caseLimit,
                zones: { try StoredZones(database) }
            )
        }
        let told = try LicenceHolder.allCases.filter { try LicencePass.isTold(database, $0) }
        let untold = checks.filter { $0.holder.map { !told.contains($0) } ?? false }
            .compactMap(\.licenceCheck).map(UntoldCount.init)
        var pass = try TripPass(
            database,
            checks.compactMap(\.tripCheck) + (operatorName == nil ? untold : []),
            submissions,
            until: until,
            clock: clock,
            operatorName: operatorName
        )
        try pass.run()
        trips = pass.trips
        replaced = pass.replaced
        if operatorName != nil {
            findings = Self.merged(
                zip(spans, checks).filter { $0.1.unit == "trips" && $0.1.tripCheck != nil }
                    .map { ($0.0.rule, $0.1) }
            )
            return
        }
        for subject in told {
            let some = checks.filter { $0.holder == subject }.compactMap(\.licenceCheck)
            guard !some.isEmpty else { continue }
            try LicencePass(
                database,
                subject,
                clock: clock,
                submissions: submissions,
                until: until
            ).run(some)
        }
        if checks.contains(where: { $0.cruisingCheck != nil }) {
            let months = try UtilisationReview(
                database,
                timeZone: city.timeZone,
                measures: utilisation,
                submissions: submissions,
                by: .month,
                until: until
            )
            for place in checks.indices {
                if let months { try checks[place].cruisingCheck?.check(months, database) }
            }
        }
        findings = Self.merged(zip(spans, checks).map { ($0.0.rule, $0.1) })
    }

    /// Versions of one rule as one finding.
    private static func merged(_ checked: [(TripRule, ActiveRule)]) -> [Finding] {
        var findings: [Finding] = []
        for (rule, check) in checked {
            if let place = findings.firstIndex(where: { $0.rule.id == rule.id }) {
                findings[place].rule = rule
                findings[place].tally.merge(check.tally)
            } else {
                findings.append(Finding(rule: rule, unit: check.unit, tally: check.tally))
            }
        }
        return findings
    }

    /// From the day of the first to that of the last trip; `nil` where there is none until then.
    static func range(
        _ database: Database,
        _ until: CivilDate?
    ) throws -> ClosedRange<CivilDate>? {
        let row = try Row.fetchOne(
            database,
            sql: "select min(first_at) as first, max(last_at) as last from trip_block"
        )
        guard let first = (row?["first"] as String?).flatMap({ CivilDate(String($0.prefix(10))) }),
            let last = (row?["last"] as String?).flatMap({ CivilDate(String($0.prefix(10))) })
        else { return nil }
        let bound = min(last, until ?? last)
        return first <= bound ? first...bound : nil
    }
}
