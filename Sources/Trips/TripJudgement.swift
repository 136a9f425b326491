internal import Domain
public import GRDB
public import Policies
internal import Store

/// One trip against every rule in force at its pick-up that judges single trips.
public struct TripJudgement: Sendable {
    /// What one rule says of the trip.
    public struct Line: Sendable {
        /// The rule.
        public var rule: TripRule

        /// What was found.
        public var outcome: TripOutcome

        /// What was observed and what the law asks, where the trip shows a violation.
        public var shown: TripCase?
    }

    /// The rules in the order of the law.
    public let lines: [Line]

    /// Judges a trip; `nil` where none was loaded from the row.
    ///
    /// - Parameters:
    ///   - database: where trips and registers are.
    ///   - laws: the city's, the earliest first.
    ///   - city: its time zone and currency.
    ///   - submissions: which trips count.
    ///   - load: the load of the trip.
    ///   - row: its row in the file.
    /// - Throws: `DatabaseError`; what a pattern of the law throws.
    public init?(
        _ database: Database,
        laws: [TripLaw],
        city: City,
        submissions: LatestSubmissions,
        load: Int64,
        row: Int64
    ) throws {
        guard var block = try Self.trip(database, load: load, row: row) else { return nil }
        let minute = block[.pickedUpAt][0]
        let day = CivilDate(daysSinceEpoch: Int32(minute.flooredQuotient(by: 1_440)))
        guard
            let clock = LocalClock(
                timeZone: city.timeZone,
                from: day.adding(days: -8),
                to: day.adding(days: 8)
            )
        else { return nil }
        block.settleDurations(clock, dropOffs: block[.droppedOffAt])
        let registers = try StoredRegisters(database, until: nil)
        let names = try StoredTripNames(database, load: load)
        let context = TripLoadContext(
            load: load,
            names: names,
            days: day.daysSinceEpoch...day.daysSinceEpoch
        )
        var lines: [Line] = []
        for span in RuleSpan.all(of: laws) where span.minutes.contains(minute) {
            let rule = try ActiveRule(
                span,
                registers: registers,
                clock: clock,
                currency: city.currency,
                caseLimit: Int.max,
                zones: { try StoredZones(database) }
            )
            if let check = rule.tripCheck, rule.unit == "trips" {
                check.begin(context)
                check.check(block)
            } else if let check = rule.licenceCheck, let holder = rule.holder {
                let field: TripField = holder == .driver ? .driver : .vehicle
                let code = block[field][0]
                guard code != PackedColumn.missing else {
                    check.addUntold(1)
                    lines += Self.line(span.rule, check.tally, load, row)
                    continue
                }
                let pass = LicencePass(
                    database,
                    holder,
                    clock: clock,
                    submissions: submissions,
                    until: nil
                )
                try pass.run([check], only: names[field][Int(code)])
            }
            lines += Self.line(span.rule, rule.tally, load, row)
        }
        self.lines = lines
    }

    /// The trip's own outcome: of licences only violations are known trip by trip.
    private static func line(
        _ rule: TripRule,
        _ tally: RuleTally,
        _ load: Int64,
        _ row: Int64
    ) -> [Line] {
        if let shown = tally.cases.first(where: { $0.load == load && $0.row == row }) {
            let outcome = TripOutcome(verdict: .violation, words: shown.outcome)
            return [Line(rule: rule, outcome: outcome, shown: shown)]
        }
        let found = zip(tally.outcomes, tally.counts).filter { outcome, count in
            count > 0 && outcome.verdict != .violation
        }
        guard let first = found.first else { return [] }
        // Of a licence's other trips some could not be judged; whether this one, is not kept.
        let open = TripOutcome(
            verdict: .undeterminable,
            words: "no violation; not all trips of the licence could be judged"
        )
        return [Line(rule: rule, outcome: found.count == 1 ? first.0 : open, shown: nil)]
    }

    /// The block of one trip.
    private static func trip(
        _ database: Database,
        load: Int64,
        row: Int64
    ) throws -> TripBlock? {
        let scan = try TripScan(database, load: load, fields: Set(TripField.allCases))
        var block = TripBlock()
        while try scan.next(into: &block) {
            guard let index = (0..<block.count).first(where: { block.row(of: $0) == row }) else {
                continue
            }
            return block.only(index)
        }
        return nil
    }
}
