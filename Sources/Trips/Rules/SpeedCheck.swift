internal import Domain
internal import Policies
internal import Store

/// Whether trips are as fast as no car is: a wrong clock, a wrong distance, or an invented trip.
final class SpeedCheck: TripCheck {
    private let rule: SpeedRule
    private var scope: RuleScope
    private(set) var tally: RuleTally

    init(_ span: RuleSpan, _ rule: SpeedRule, caseLimit: Int) {
        self.rule = rule
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "possible"),
                TripOutcome(verdict: .violation, words: "impossibly fast"),
                TripOutcome(verdict: .undeterminable, words: "distance or duration not told"),
                .clockSet,
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> { scope.fields.union([.distance, .duration]) }

    func begin(_ context: TripLoadContext) { scope.begin(context.names) }

    func check(_ block: TripBlock) {
        let (metres, seconds, held) = (block[.distance], block[.duration], scope.held(block))
        let (least, most) = (rule.leastMetres, rule.metresPerHour)
        var counts = [0, 0, 0, 0]
        for index in 0..<block.count where held[index] {
            let (length, time) = (metres[index], seconds[index])
            guard length != PackedColumn.missing, time >= 0 else {
                counts[time == RideTime.unclear ? 3 : 2] += 1
                continue
            }
            // A duration of zero has no speed; the time is known to the second.
            let isFast =
                length >= least && length > 0 && length * 3_600 > most * (time + 1)
            counts[isFast ? 1 : 0] += 1
            guard isFast, tally.keepsCases else { continue }
            tally.keep(
                block.found(
                    index,
                    "impossibly fast",
                    observed: "\(length) m in \(time) s",
                    threshold: "at most \(rule.metresPerHour / 1_000) km/h"
                )
            )
        }
        for (outcome, count) in counts.enumerated() { tally.add(outcome, count) }
    }
}
