internal import Policies

/// One licence in two places: a trip begins before the one before it has ended.
final class OverlapCheck: LicenceCheck {
    private let tolerance: Int64
    let minutes: Range<Int64>
    private(set) var tally: RuleTally

    init(_ span: RuleSpan, _ rule: OverlapRule, caseLimit: Int) {
        tolerance = Int64(rule.toleranceMinutes) * 60
        minutes = span.minutes
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "one place at a time"),
                TripOutcome(verdict: .violation, words: "in two places at once"),
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
        var last: LicenceUse?
        var isViolator = false
        for use in uses {
            defer {
                if use.latestEnd > last?.latestEnd ?? .min { last = use }
            }
            guard minutes.contains(use.minute) else { continue }
            guard !use.hasNoEnd else {
                tally.add(3)
                continue
            }
            // Riders who share a car are trips at the same time in one place.
            guard let last, last.latestEnd - use.start > tolerance,
                !(use.isShared && last.isShared)
            else {
                tally.add(0)
                continue
            }
            guard last.end - use.latestStart > tolerance else {
                tally.add(4)
                continue
            }
            tally.add(1)
            isViolator = true
            guard tally.keepsCases else { continue }
            tally.keep(
                found.item(
                    use,
                    "in two places at once",
                    subject: licence,
                    observed: "\((last.end - use.latestStart) / 60) min before another trip ended",
                    threshold: "at most \(tolerance / 60) min"
                )
            )
        }
        if isViolator { tally.subjects = (tally.subjects ?? 0) + 1 }
    }
}
