internal import Domain
internal import Policies
internal import Store

/// Whether a large enough share of an operator's trips of a calendar year was accessible.
final class ShareCheck: TripCheck {
    private let rule: ShareRule
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
    }

    init(_ span: RuleSpan, _ rule: ShareRule, caseLimit: Int) {
        self.rule = rule
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
        // Years change seldom: one is found per day, counts are added per block.
        var (day, year) = (Int64.min, 0)
        var sums: [Int64: Count] = [:]
        for index in 0..<block.count where scope.holds(block, index) {
            let minute = block[.pickedUpAt][index]
            firstMinute = min(firstMinute, minute)
            lastMinute = max(lastMinute, minute)
            let next = minute.flooredQuotient(by: 1_440)
            if next != day {
                day = next
                year = CivilDate(daysSinceEpoch: Int32(truncatingIfNeeded: day)).components.year
            }
            let key = Int64(year) << 32 | (operators[index] & 0xFFFF_FFFF)
            sums[key, default: Count()].trips += 1
            if served[index] == 1 { sums[key]?.accessible += 1 }
            if served[index] == PackedColumn.missing { sums[key]?.untold += 1 }
        }
        for (key, count) in sums {
            let code = Int(key & 0xFFFF_FFFF)
            let name = code < names.count ? names[code] : ""
            counts[OperatorYear(name: name, year: Int(key >> 32)), default: Count()].add(count)
        }
    }

    func finish() {
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
            tally.add(
                isEnough && isComplete ? 0 : !isComplete ? 3 : couldBeEnough ? 2 : 1
            )
        }
    }
}

extension ShareCheck.Count {
    fileprivate mutating func add(_ other: Self) {
        trips += other.trips
        accessible += other.accessible
        untold += other.untold
    }
}
