internal import Domain
internal import Policies

/// Whether one vehicle has more drivers in some days than is plausible or allowed.
final class SharedVehicleCheck: LicenceCheck {
    private let rule: SharedVehicleRule
    let minutes: Range<Int64>
    private(set) var tally: RuleTally

    init(_ span: RuleSpan, _ rule: SharedVehicleRule, caseLimit: Int) {
        self.rule = rule
        minutes = span.minutes
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "few drivers"),
                TripOutcome(verdict: .violation, words: "many drivers"),
                TripOutcome(verdict: .undeterminable, words: "licence not told by the file"),
                TripOutcome(verdict: .undeterminable, words: "driver not told"),
            ],
            caseLimit: caseLimit
        )
        tally.subjects = 0
    }

    func addUntold(_ count: Int) { tally.add(2, count) }

    func check(_ uses: ArraySlice<LicenceUse>, of licence: String, _ found: FoundTrip) {
        var isViolator = false
        var rest = uses.filter { minutes.contains($0.minute) }[...]
        while let first = rest.first {
            let period = period(of: first)
            let span = rest.prefix { self.period(of: $0) == period }
            rest = rest.dropFirst(span.count)
            let drivers = Set(span.map(\.other).filter { $0 >= 0 })
            let untold = span.count { $0.other < 0 }
            if drivers.count > rule.mostDrivers {
                tally.add(1, span.count - untold)
                tally.add(3, untold)
                isViolator = true
                for use in span where use.other >= 0 && tally.keepsCases {
                    tally.keep(
                        found.item(
                            use,
                            "many drivers",
                            subject: licence,
                            observed: "\(drivers.count, of: "driver")",
                            threshold: "at most \(rule.mostDrivers) in \(rule.days, of: "day")"
                        )
                    )
                }
            } else {
                tally.add(untold == 0 ? 0 : 3, span.count)
            }
        }
        if isViolator { tally.subjects = (tally.subjects ?? 0) + 1 }
    }

    /// Spans of so many days; those of seven begin on Monday, as 1970-01-05 did.
    private func period(of use: LicenceUse) -> Int64 {
        (use.minute.flooredQuotient(by: 1_440) - 4).flooredQuotient(by: Int64(rule.days))
    }
}
