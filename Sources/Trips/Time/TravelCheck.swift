internal import Policies
internal import Store

/// One licence at a pick-up sooner than any car comes there from the drop-off before it.
///
/// The way is the straight line between the nearest points of both zones, and the time all that
/// cut-off seconds and clocks that differ may add: what is left is impossible, not unlikely.
final class TravelCheck: LicenceCheck {
    private let rule: TravelRule
    private let zones: StoredZones
    let minutes: Range<Int64>
    private(set) var tally: RuleTally

    /// The zones' places by the places of their names in the pass.
    private var places: [Int?] = []

    /// A pick-up is cut to the minute: it may have been up to a minute later.
    private static let resolution: Int64 = 60

    private enum Outcome: Int, CaseIterable {
        case reached, unreachable, licence, zone, noPolygons, noPlace, noEnd, clock, overlap
    }

    init(_ span: RuleSpan, _ rule: TravelRule, zones: StoredZones, caseLimit: Int) {
        self.rule = rule
        self.zones = zones
        minutes = span.minutes
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "within reach"),
                TripOutcome(verdict: .violation, words: "out of reach"),
                TripOutcome(verdict: .undeterminable, words: "licence not told by the file"),
                TripOutcome(verdict: .undeterminable, words: "a zone is not told"),
                TripOutcome(verdict: .undeterminable, words: "no polygons of zones are held"),
                TripOutcome(verdict: .undeterminable, words: "where a zone is is not known"),
                TripOutcome(verdict: .undeterminable, words: "no drop-off told"),
                .clockSet,
                TripOutcome(verdict: .undeterminable, words: "trips run into each other"),
            ],
            caseLimit: caseLimit
        )
        tally.subjects = 0
    }

    let readsZones = true

    func begin(zones names: [String]) {
        places = names.map { zones.place(of: $0) }
    }

    func addUntold(_ count: Int) { add(.licence, count) }

    private func add(_ outcome: Outcome, _ count: Int = 1) { tally.add(outcome.rawValue, count) }

    func check(_ uses: ArraySlice<LicenceUse>, of licence: String, _ found: FoundTrip) {
        var last: LicenceUse?
        var isViolator = false
        for use in uses {
            defer {
                if use.latestEnd >= last?.latestEnd ?? .min { last = use }
            }
            guard minutes.contains(use.minute) else { continue }
            guard let last else {
                add(.reached)
                continue
            }
            let outcome = outcome(from: last, to: use)
            add(outcome)
            guard outcome == .unreachable else { continue }
            isViolator = true
            guard tally.keepsCases else { continue }
            tally.keep(
                found.item(
                    use,
                    "out of reach",
                    subject: licence,
                    observed: observed(from: last, to: use),
                    threshold: "at most \(rule.metresPerHour / 1_000) km/h"
                )
            )
        }
        if isViolator { tally.subjects = (tally.subjects ?? 0) + 1 }
    }

    private func outcome(from last: LicenceUse, to use: LicenceUse) -> Outcome {
        if last.end - use.latestStart > rule.toleranceSeconds { return .overlap }
        let seconds = seconds(from: last.end, to: use.latestStart)
        // Nothing in a city is farther than this; long gaps need no map.
        if seconds > 24 * 3_600 { return .reached }
        if last.hasNoEnd { return .noEnd }
        guard last.destination >= 0, use.origin >= 0 else { return .zone }
        if last.destination == use.origin { return .reached }
        if zones.isEmpty { return .noPolygons }
        guard let from = places[Int(last.destination)], let to = places[Int(use.origin)] else {
            return .noPlace
        }
        if zones.areFarther(from, to, than: reach(in: seconds)) { return .unreachable }
        // Another reading of the clock leaves less time.
        let least = self.seconds(from: last.latestEnd, to: use.start)
        guard least < seconds else { return .reached }
        let isRunning = last.latestEnd - use.start > rule.toleranceSeconds
        return isRunning || zones.areFarther(from, to, than: reach(in: least)) ? .clock : .reached
    }

    /// The longest time that may have passed from a drop-off to a pick-up.
    private func seconds(from end: Int64, to start: Int64) -> Int64 {
        max(0, start - end) + Self.resolution + rule.toleranceSeconds
    }

    /// How far a car comes, in metres.
    private func reach(in seconds: Int64) -> Double {
        Double(rule.metresPerHour) * Double(seconds) / 3_600
    }

    private func observed(from last: LicenceUse, to use: LicenceUse) -> String {
        guard let from = places[Int(last.destination)], let to = places[Int(use.origin)] else {
            return ""
        }
        let metres = Int(zones.least(from, to))
        let minutes = (seconds(from: last.end, to: use.latestStart) + 59) / 60
        return "at least \(metres / 1_000).\(metres % 1_000 / 100) km in at most \(minutes) min"
    }
}
