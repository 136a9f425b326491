internal import Domain
internal import Policies
internal import Store

/// Whether passengers were charged what the law says for where and when they rode.
final class FeeCheck: TripCheck {
    private let rule: FeeRule
    private let digits: Int
    private let minor: Int64
    private var scope: RuleScope
    private var places: [[Place]] = [[], []]
    private(set) var tally: RuleTally

    private enum Place { case inside, unsure, elsewhere }

    private enum Outcome: Int, CaseIterable {
        case charged, missing, other, wrongly, untold, noZone, unsure, passing, sharedUntold
    }

    init(_ span: RuleSpan, _ rule: FeeRule, currency: Currency, caseLimit: Int) {
        self.rule = rule
        digits = currency.minorUnitDigits
        minor = currency.millionthsPerMinorUnit
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "as the law says"),
                TripOutcome(verdict: .violation, words: "due and not charged"),
                TripOutcome(verdict: .violation, words: "another amount"),
                TripOutcome(verdict: .violation, words: "charged and not due"),
                TripOutcome(verdict: .undeterminable, words: "the charge is not told"),
                TripOutcome(verdict: .undeterminable, words: "a zone is not told"),
                TripOutcome(verdict: .undeterminable, words: "a zone lies in it only in part"),
                TripOutcome(verdict: .undeterminable, words: "may have passed through"),
                TripOutcome(verdict: .undeterminable, words: "shared or not is not told"),
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> {
        scope.fields.union([
            rule.field, .originZone, .destinationZone, .isShared, .isParatransit,
        ])
    }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        places = [TripField.originZone, .destinationZone].map { field in
            context.names[field].map { name in
                rule.zones.contains(name)
                    ? .inside : rule.unsureZones.contains(name) ? .unsure : .elsewhere
            }
        }
    }

    func check(_ block: TripBlock) {
        let (charges, minutes) = (block[rule.field], block[.pickedUpAt])
        let (origins, destinations) = (block[.originZone], block[.destinationZone])
        let (shared, paratransit) = (block[.isShared], block[.isParatransit])
        var counts = Outcome.allCases.map { _ in 0 }
        for index in 0..<block.count where scope.holds(block, index) && isDue(minutes[index]) {
            if rule.exemptsParatransit, paratransit[index] == 1 { continue }
            let outcome = outcome(
                charge: charges[index],
                places: (place(0, origins[index]), place(1, destinations[index])),
                shared: shared[index]
            )
            counts[outcome.rawValue] += 1
            if tally.outcomes[outcome.rawValue].verdict == .violation {
                note(block, index, charges[index], shared[index], outcome)
            }
        }
        for (outcome, count) in counts.enumerated() { tally.add(outcome, count) }
    }

    private func place(_ end: Int, _ code: Int64) -> Place? {
        code == PackedColumn.missing ? nil : places[end][Int(code)]
    }

    /// Whether the hour and the day of the week are those of the fee.
    private func isDue(_ minute: Int64) -> Bool {
        if let hours = rule.hours {
            let hour = Int((minute - minute.flooredQuotient(by: 1_440) * 1_440) / 60)
            if !hours.contains(hour) { return false }
        }
        guard rule.weekdaysOnly else { return true }
        // 1970-01-01 was a Thursday.
        let day = minute.flooredQuotient(by: 1_440) + 3
        return day - day.flooredQuotient(by: 7) * 7 < 5
    }

    private func outcome(charge: Int64, places: (Place?, Place?), shared: Int64) -> Outcome {
        guard charge != PackedColumn.missing else { return .untold }
        if !rule.zones.isEmpty, places.0 != .inside, places.1 != .inside {
            if places.0 == nil || places.1 == nil { return .noZone }
            if places.0 == .unsure || places.1 == .unsure { return .unsure }
            if rule.countsPassingThrough { return .passing }
            return charge == 0 ? .charged : .wrongly
        }
        if let sharedMinor = rule.sharedMinor, sharedMinor != rule.amountMinor {
            if shared == PackedColumn.missing, charge == sharedMinor || charge == rule.amountMinor {
                return .sharedUntold
            }
            let due = shared == 1 ? sharedMinor : rule.amountMinor
            return charge == due ? .charged : charge == 0 ? .missing : .other
        }
        return charge == rule.amountMinor ? .charged : charge == 0 ? .missing : .other
    }

    private func note(
        _ block: TripBlock,
        _ index: Int,
        _ charge: Int64,
        _ shared: Int64,
        _ outcome: Outcome
    ) {
        guard tally.keepsCases else { return }
        let due =
            outcome == .wrongly
            ? 0
            : shared == 1
                ? rule.sharedMinor ?? rule.amountMinor
                : rule.amountMinor
        tally.keep(
            block.found(
                index,
                tally.outcomes[outcome.rawValue].words,
                observed: "charged \(PayCheck.text(charge * minor, digits))",
                threshold: PayCheck.text(due * minor, digits)
            )
        )
    }
}
