internal import Domain
internal import Policies

/// Whether a driver drove more hours than allowed, in any so many hours, in a day or in a week.
final class HoursCheck: LicenceCheck {
    private let rule: HoursRule
    private let clock: LocalClock
    private let most: Int64
    let minutes: Range<Int64>
    private(set) var tally: RuleTally

    init(_ span: RuleSpan, _ rule: HoursRule, clock: LocalClock, caseLimit: Int) {
        self.rule = rule
        self.clock = clock
        most = Int64(rule.mostMinutes) * 60
        minutes = span.minutes
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "within the hours"),
                TripOutcome(verdict: .violation, words: "beyond the hours"),
                TripOutcome(verdict: .undeterminable, words: "licence not told by the file"),
                TripOutcome(verdict: .undeterminable, words: "no drop-off told"),
                .clockSet,
            ],
            caseLimit: caseLimit
        )
        tally.subjects = 0
    }

    func addUntold(_ count: Int) { tally.add(2, count) }

    func check(_ uses: ArraySlice<LicenceUse>, of licence: String, _ found: FoundTrip) {
        var driven = DrivenTime()
        var isViolator = false
        var unsure: (until: Int64, seconds: Int64)?
        for use in uses {
            if use.doubt > 0 {
                unsure = (max(unsure?.until ?? .min, use.latestEnd), use.doubt)
            }
            let start = rule.counted == .fromRequest ? use.ordered : use.start
            let hadDriven =
                rule.lastTripMayFinish
                ? driven.total(from: windowStart(use, at: use.ordered), to: use.ordered) : 0
            driven.add(start, max(start, use.end))
            guard minutes.contains(use.minute) else { continue }
            guard !use.hasNoEnd else {
                tally.add(3)
                continue
            }
            let end = driven.end ?? use.end
            let from = windowStart(use, at: end)
            let seconds = rule.lastTripMayFinish ? hadDriven : driven.total(from: from, to: end)
            // What the other readings of the clock may take away or add: in the hour itself the
            // window moves with the trip.
            var doubt: Int64 = 0
            if let unsure, unsure.until > from - unsure.seconds {
                doubt = use.doubt > 0 ? 2 * unsure.seconds : unsure.seconds
            }
            guard isBeyond(seconds - doubt) else {
                tally.add(isBeyond(seconds + doubt) ? 4 : 0)
                continue
            }
            tally.add(1)
            isViolator = true
            guard tally.keepsCases else { continue }
            tally.keep(
                found.item(
                    use,
                    "beyond the hours",
                    subject: licence,
                    observed: Self.text(seconds)
                        + (rule.lastTripMayFinish ? " before the order" : " in all"),
                    threshold: "at most \(Self.text(most)) in \(rule.window.words)"
                )
            )
        }
        if isViolator { tally.subjects = (tally.subjects ?? 0) + 1 }
    }

    /// Whether so many seconds are more than allowed.
    private func isBeyond(_ seconds: Int64) -> Bool {
        rule.lastTripMayFinish ? seconds >= most : seconds > most
    }

    /// Where the span begins that ends at a moment.
    private func windowStart(_ use: LicenceUse, at moment: Int64) -> Int64 {
        let day = use.minute.flooredQuotient(by: 1_440)
        switch rule.window {
        case .sliding(let hours): return moment - Int64(hours) * 3_600
        case .day: return clock.universal(day * 86_400)
        case .week:
            // 1970-01-01 was a Thursday: the Monday of its week is day -3.
            let monday = (day + 3).flooredQuotient(by: 7) * 7 - 3
            return clock.universal(monday * 86_400)
        }
    }

    private static func text(_ seconds: Int64) -> String {
        let minutes = seconds / 60 % 60
        return "\(seconds / 3_600) h" + (minutes > 0 ? " \(minutes) min" : "")
    }
}

extension HoursRule.Window {
    /// For tables.
    fileprivate var words: String {
        switch self {
        case .sliding(let hours): "any \(hours) h"
        case .day: "a day"
        case .week: "a week from Monday"
        }
    }
}
