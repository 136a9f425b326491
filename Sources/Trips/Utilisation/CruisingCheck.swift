internal import Domain
internal import GRDB
internal import Policies

/// Whether an operator's cars were without passengers for too large a part of a month.
struct CruisingCheck {
    private let span: RuleSpan
    private let rule: CruisingRule
    private(set) var tally: RuleTally

    private enum Outcome: Int, CaseIterable {
        case within, beyond, noSessions, places, undivided, partMonth
    }

    init(_ span: RuleSpan, _ rule: CruisingRule, caseLimit: Int) {
        self.span = span
        self.rule = rule
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "within the cap"),
                TripOutcome(verdict: .violation, words: "beyond the cap"),
                TripOutcome(verdict: .undeterminable, words: "no sessions are handed over"),
                TripOutcome(verdict: .undeterminable, words: "where empty cars were is not told"),
                TripOutcome(verdict: .undeterminable, words: "orders of too many trips not told"),
                TripOutcome(verdict: .undeterminable, words: "not in force for the whole month"),
            ],
            caseLimit: caseLimit
        )
        tally.subjects = 0
    }

    /// Judges the months of all operators.
    ///
    /// - Parameters:
    ///   - review: times by operator and month.
    ///   - database: the store's; where the sessions are that a violation rests on.
    /// - Throws: `DatabaseError`.
    mutating func check(_ review: UtilisationReview, _ database: Database) throws {
        var violators: Set<String> = []
        for group in review.groups {
            guard let first = CivilDate(group.name + "-01") else { continue }
            let components = first.components
            let length = CivilDate.daysInMonth(year: components.year, month: components.month)
            let start = Int64(first.daysSinceEpoch) * 1_440
            let minutes = start..<start + Int64(length) * 1_440
            guard span.minutes.overlaps(minutes) else { continue }
            let isWhole = span.minutes.clamped(to: minutes) == minutes
            let outcome = isWhole ? outcome(of: group) : .partMonth
            tally.add(outcome.rawValue)
            guard outcome == .beyond else { continue }
            violators.insert(group.operatorName)
            guard tally.keepsCases else { continue }
            let place = try place(of: group, first, database)
            tally.keep(
                TripCase(
                    load: place.load,
                    row: place.row,
                    outcome: "beyond the cap",
                    subject: group.operatorName.isEmpty ? "not told" : group.operatorName,
                    minute: start,
                    observed: observed(group.times),
                    threshold: "at most \(rule.mostBasisPoints.asPercent)"
                )
            )
        }
        tally.subjects = violators.count
    }

    private func outcome(of group: UtilisationReview.Group) -> Outcome {
        guard group.basis != .trips else { return .noSessions }
        guard rule.zones.isEmpty else { return .places }
        let times = group.times
        let total = Int128(times.total) * Int128(rule.mostBasisPoints)
        let (least, most) = counted(times)
        if Int128(least) * 10_000 > total { return .beyond }
        return Int128(most) * 10_000 <= total ? .within : .undivided
    }

    /// The seconds that count: what is known, and what they are at most.
    private func counted(_ times: PeriodTimes) -> (least: Int64, most: Int64) {
        guard !rule.counted.contains(.approach) else { return (times.empty, times.empty) }
        return (times[.free], times[.free] + times[.undivided])
    }

    private func observed(_ times: PeriodTimes) -> String {
        let least = counted(times).least
        let points = Int(Int128(least) * 10_000 / Int128(max(1, times.total)))
        let names = rule.counted.contains(.approach) ? "P1 and P2" : "P1"
        return "\(names) \(points.asPercent): \(least / 3_600) of \(times.total / 3_600) h"
    }

    /// The first row that tells of the operator in the month.
    private func place(
        of group: UtilisationReview.Group,
        _ month: CivilDate,
        _ database: Database
    ) throws -> (load: Int64, row: Int64) {
        let sql =
            group.basis == .sessions
            ? """
            select load_id, row_number from session
            where coalesce(operator, '') = ? and substr(ended_at, 1, 7) >= ?
            order by load_id, row_number limit 1
            """
            : """
            select load_id, row_number from vehicle_event
            where coalesce(operator, '') = ?
              and strftime('%Y-%m', occurred_ms / 1000, 'unixepoch') >= ?
            order by load_id, row_number limit 1
            """
        let row = try Row.fetchOne(
            database,
            sql: sql,
            arguments: [group.operatorName, String("\(month)".prefix(7))]
        )
        return (row?["load_id"] ?? 0, row?["row_number"] ?? 0)
    }
}

extension Int {
    /// Hundredths of a per cent as per cent: `4.1 %` is `4.10 %`, `36 %` has no digits.
    var asPercent: String {
        let hundredths = self % 100
        return "\(self / 100)"
            + (hundredths == 0 ? "" : ".\(hundredths < 10 ? "0" : "")\(hundredths)") + " %"
    }
}
