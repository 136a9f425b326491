internal import Domain
internal import Policies
internal import Store

/// Whether a large enough share of an operator's trips of a calendar year was accessible.
final class ShareCheck: TripCheck {
    private let rule: ShareRule
    private let span: RuleSpan
    private var scope: RuleScope
    private var names: [String] = []
    private var counts: [OperatorYear: Count] = [:]
    private var firstMinute = Int64.max
    private var lastMinute = Int64.min
    private(set) var tally: RuleTally

    private struct OperatorYear: Hashable {
        var name: String
        var year: Int
    }

    fileprivate struct Count {
        var trips = 0
        var accessible = 0
        var untold = 0

        /// The first trip.
        var load: Int64 = 0
        var row: Int64 = 0
    }

    init(_ span: RuleSpan, _ rule: ShareRule, caseLimit: Int) {
        self.rule = rule
        self.span = span
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "share reached"),
                TripOutcome(verdict: .violation, words: "share not reached"),
                TripOutcome(verdict: .undeterminable, words: "not told of all trips"),
                TripOutcome(verdict: .undeterminable, words: "the year is not complete"),
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> { scope.fields.union([.operatorName, .isWheelchairServed]) }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        names = context.names[.operatorName]
    }

    func check(_ block: TripBlock) {
        let (operators, served) = (block[.operatorName], block[.isWheelchairServed])
        let (pickUps, held) = (block[.pickedUpAt], scope.held(block))
        // Years change seldom: counts by operator are added when one does. The last is for trips
        // whose operator is not told.
        var year = Int.min
        var bounds = Int64.max..<Int64.max
        var sums = [Count](repeating: Count(), count: names.count + 1)
        for index in 0..<block.count where held[index] {
            let minute = pickUps[index]
            if !bounds.contains(minute) {
                add(&sums, year)
                (year, bounds) = Self.year(of: minute)
            }
            let code = operators[index]
            let place = code == PackedColumn.missing ? names.count : Int(code)
            if sums[place].trips == 0 {
                (sums[place].load, sums[place].row) = (block.loadID, block.row(of: index))
            }
            sums[place].trips += 1
            if served[index] == 1 { sums[place].accessible += 1 }
            if served[index] == PackedColumn.missing { sums[place].untold += 1 }
        }
        add(&sums, year)
        for index in 0..<block.count where held[index] {
            firstMinute = min(firstMinute, pickUps[index])
            lastMinute = max(lastMinute, pickUps[index])
        }
    }

    /// Adds a year's counts and forgets them.
    private func add(_ sums: inout [Count], _ year: Int) {
        for place in sums.indices where sums[place].trips > 0 {
            let name = place < names.count ? names[place] : ""
            counts[OperatorYear(name: name, year: year), default: Count()].add(sums[place])
            sums[place] = Count()
        }
    }

    /// The year of a minute, and its minutes.
    private static func year(of minute: Int64) -> (Int, Range<Int64>) {
        let day = CivilDate(
            daysSinceEpoch: Int32(truncatingIfNeeded: minute.flooredQuotient(by: 1_440))
        )
        let year = day.components.year
        guard let first = CivilDate(year: year, month: 1, day: 1),
            let next = CivilDate(year: year + 1, month: 1, day: 1)
        else { return (year, minute..<minute + 1) }
        return (
            year, Int64(first.daysSinceEpoch) * 1_440..<Int64(next.daysSinceEpoch) * 1_440
        )
    }

    private enum Outcome: Int {
        case reached, notReached, untold, partYear
    }

    func finish() {
        var violators: Set<String> = []
        let ordered = counts.sorted { ($0.key.year, $0.key.name) < ($1.key.year, $1.key.name) }
        for (key, count) in ordered {
            let isEnough = count.accessible * 10_000 >= rule.leastBasisPoints * count.trips
            let first = CivilDate(year: key.year, month: 1, day: 1)
            let last = CivilDate(year: key.year, month: 12, day: 31)
            let isComplete =
                first.map { Int64($0.daysSinceEpoch + 1) * 1_440 >= firstMinute } ?? false
                && last.map { Int64($0.daysSinceEpoch) * 1_440 <= lastMinute } ?? false
            let couldBeEnough =
                (count.accessible + count.untold) * 10_000 >= rule.leastBasisPoints * count.trips
            let outcome: Outcome =
                !isComplete
                ? .partYear : isEnough ? .reached : couldBeEnough ? .untold : .notReached
            tally.add(outcome.rawValue)
            guard outcome == .notReached else { continue }
            violators.insert(key.name)
            guard let first, let last, tally.keepsCases else { continue }
            let year =
                Int64(first.daysSinceEpoch) * 1_440..<Int64(last.daysSinceEpoch + 1) * 1_440
            let basis = TripBasis(
                operatorName: key.name,
                driver: nil,
                minutes: year.clamped(to: span.minutes),
                services: span.rule.services
            )
            tally.keep(
                TripCase(
                    load: count.load,
                    row: count.row,
                    outcome: "share not reached",
                    subject: key.name.isEmpty ? "not told" : key.name,
                    minute: basis.minutes.lowerBound,
                    observed: observed(count),
                    threshold: "at least \(rule.leastBasisPoints.asPercent)",
                    basis: basis
                )
            )
        }
        tally.subjects = violators.count
    }

    private func observed(_ count: Count) -> String {
        let points = count.accessible * 10_000 / max(1, count.trips)
        return "\(points.asPercent): \(count.accessible) of \(count.trips) trips"
            + (count.untold == 0 ? "" : ", \(count.untold) not told")
    }
}

extension TripBasis {
    /// The question that counts the trips of a share again.
    var shareQuestion: String {
        question(
            "count(*) as trips, coalesce(sum(is_wheelchair_served = 1), 0) as accessible, "
                + "coalesce(sum(is_wheelchair_served is null), 0) as not_told"
        )
    }
}

extension ShareCheck.Count {
    fileprivate mutating func add(_ other: Self) {
        if trips == 0 { (load, row) = (other.load, other.row) }
        trips += other.trips
        accessible += other.accessible
        untold += other.untold
    }
}
