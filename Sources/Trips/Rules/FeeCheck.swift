internal import Domain
internal import Policies
internal import Store

/// Whether passengers were charged what the law says for where and when they rode.
final class FeeCheck: TripCheck {
    private let rule: FeeRule
    private let digits: Int
    private let minor: Int64
    private var scope: RuleScope

    /// By end of the trip and place of the zone's name plus one; the first is a zone that is not told.
    private var places: [[Place]] = [[.untold], [.untold]]
    private(set) var tally: RuleTally

    private enum Place { case inside, unsure, elsewhere, except, untold }

    private enum Outcome: Int, CaseIterable {
        case charged, missing, other, wrongly, untold, noZone, unsure, passing, sharedUntold, noList

        var isViolation: Bool { self == .missing || self == .other || self == .wrongly }
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
                TripOutcome(
                    verdict: .violation,
                    words: rule.isLeast ? "less than is due" : "another amount"
                ),
                TripOutcome(verdict: .violation, words: "charged and not due"),
                TripOutcome(verdict: .undeterminable, words: "the charge is not told"),
                TripOutcome(verdict: .undeterminable, words: "a zone is not told"),
                TripOutcome(verdict: .undeterminable, words: "a zone lies in it only in part"),
                TripOutcome(verdict: .undeterminable, words: "may have passed through"),
                TripOutcome(verdict: .undeterminable, words: "shared or not is not told"),
                TripOutcome(
                    verdict: .undeterminable,
                    words: "zones not supplied: "
                        + rule.missingLists.map(\.id).joined(separator: ", ")
                ),
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> {
        scope.fields.union([
            rule.field, .originZone, .destinationZone, .isShared, .isParatransit,
        ]).union(rule.isLeast ? [.isSharedRequested] : [])
    }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        places = [TripField.originZone, .destinationZone].map { field in
            [.untold]
                + context.names[field].map { name in
                    rule.exceptZones.contains(name)
                        ? .except
                        : rule.zones.contains(name)
                            ? .inside : rule.unsureZones.contains(name) ? .unsure : .elsewhere
                }
        }
    }

    func check(_ block: TripBlock) {
        let (charges, minutes) = (block[rule.field], block[.pickedUpAt])
        let (origins, destinations) = (block[.originZone], block[.destinationZone])
        let (shared, paratransit) = (block[.isShared], block[.isParatransit])
        let requested = rule.isLeast ? block[.isSharedRequested] : []
        let hasNoList = !rule.missingLists.isEmpty
        let (held, always) = (scope.held(block), rule.hours == nil && !rule.weekdaysOnly)
        let (exempts, hasZones) = (rule.exemptsParatransit, !rule.zones.isEmpty)
        let (starts, ends) = (places[0], places[1])
        var counts = [Int](repeating: 0, count: Outcome.allCases.count)
        for index in 0..<block.count where held[index] {
            guard always || isDue(minutes[index]) else { continue }
            if exempts, paratransit[index] == 1 { continue }
            let charge = charges[index]
            if hasNoList {
                counts[Outcome.noList.rawValue] += 1
                continue
            }
            let start = starts[Self.slot(origins[index])]
            let end = ends[Self.slot(destinations[index])]
            if start == .except || end == .except { continue }
            let isInside = !hasZones || start == .inside || end == .inside
            let outcome =
                isInside
                ? rule.isLeast
                    ? least(charge, shared: shared[index], requested: requested[index])
                    : due(charge: charge, shared: shared[index])
                : outside(charge, start, end)
            counts[outcome.rawValue] += 1
            if outcome.isViolation { note(block, index, charge, shared[index], outcome) }
        }
        for (outcome, count) in counts.enumerated() { tally.add(outcome, count) }
    }

    @inline(__always)
    private static func slot(_ code: Int64) -> Int {
        code == PackedColumn.missing ? 0 : Int(code) + 1
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

    /// Of a trip that neither begins nor ends in a zone.
    private func outside(_ charge: Int64, _ start: Place, _ end: Place) -> Outcome {
        if charge == PackedColumn.missing { return .untold }
        if start == .untold || end == .untold { return .noZone }
        if start == .unsure || end == .unsure { return .unsure }
        if rule.countsPassingThrough { return .passing }
        return charge == 0 || rule.isLeast ? .charged : .wrongly
    }

    /// Of a trip for which so much is due, beside other charges that the file adds to it.
    ///
    /// Where sharing was asked for and nobody came, nobody told which of the two amounts is due.
    private func least(_ charge: Int64, shared: Int64, requested: Int64) -> Outcome {
        guard charge != PackedColumn.missing else { return .untold }
        let sharedMinor = rule.sharedMinor ?? rule.amountMinor
        let amounts: (least: Int64, most: Int64) =
            if shared == 1 {
                (sharedMinor, sharedMinor)
            } else if shared == 0, requested != 1 {
                (rule.amountMinor, rule.amountMinor)
            } else {
                (min(sharedMinor, rule.amountMinor), max(sharedMinor, rule.amountMinor))
            }
        if charge >= amounts.most { return .charged }
        if charge >= amounts.least { return .sharedUntold }
        return charge == 0 ? .missing : .other
    }

    /// Of a trip for which the fee is due.
    @inline(__always)
    private func due(charge: Int64, shared: Int64) -> Outcome {
        guard charge != PackedColumn.missing else { return .untold }
        var amount = rule.amountMinor
        if let sharedMinor = rule.sharedMinor, sharedMinor != amount {
            if shared == PackedColumn.missing, charge == sharedMinor || charge == amount {
                return .sharedUntold
            }
            if shared == 1 { amount = sharedMinor }
        }
        return charge == amount ? .charged : charge == 0 ? .missing : .other
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
                : rule.isLeast && shared == PackedColumn.missing
                    ? min(rule.sharedMinor ?? rule.amountMinor, rule.amountMinor)
                    : rule.amountMinor
        tally.keep(
            block.found(
                index,
                tally.outcomes[outcome.rawValue].words,
                observed: "charged \(PayCheck.text(charge * minor, digits))",
                threshold: (rule.isLeast ? "at least " : "") + PayCheck.text(due * minor, digits)
            )
        )
    }
}
