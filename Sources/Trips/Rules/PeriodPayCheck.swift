internal import Domain
internal import Policies
internal import Store

/// Whether drivers got what the law asks, where it settles over a period and not trip by trip.
///
/// Periods follow each other from the day on which the rule comes into force.
final class PeriodPayCheck: TripCheck {
    private let rule: PayRule
    private let floor: PayFloor
    private let digits: Int
    private let minor: Int64
    private let span: RuleSpan
    private var scope: RuleScope
    private var names: [String] = []
    private var sums: [DriverPeriod: Sum] = [:]
    private(set) var tally: RuleTally

    private struct DriverPeriod: Hashable {
        var driver: String
        var period: Int64
    }

    private struct Sum {
        var pay: Int64 = 0
        var floor: Int64 = 0
        var isKnown = true
        var first: (load: Int64, row: Int64, minute: Int64)
    }

    init(_ span: RuleSpan, _ rule: PayRule, currency: Currency, caseLimit: Int) {
        self.rule = rule
        self.span = span
        digits = currency.minorUnitDigits
        minor = currency.millionthsPerMinorUnit
        floor = PayFloor(rule.rates, least: rule.least, unitMetres: rule.unit.metres)
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "at or above the floor"),
                TripOutcome(verdict: .violation, words: "below the floor"),
                TripOutcome(
                    verdict: .undeterminable,
                    words: "pay, distance or duration of a trip not told"
                ),
                TripOutcome(verdict: .undeterminable, words: "trips without a driver"),
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> {
        scope.fields.union([
            .driver, .driverPay, .distance, .duration, .isWheelchairServed,
        ])
    }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        names = context.names[.driver]
    }

    func check(_ block: TripBlock) {
        let (drivers, pays) = (block[.driver], block[.driverPay])
        let (metres, seconds) = (block[.distance], block[.duration])
        let length = Int64(rule.periodDays) * 1_440
        for index in 0..<block.count where scope.holds(block, index) {
            guard drivers[index] != PackedColumn.missing else {
                tally.add(3)
                continue
            }
            let minute = block[.pickedUpAt][index]
            let key = DriverPeriod(
                driver: names[Int(drivers[index])],
                period: (minute - span.minutes.lowerBound).flooredQuotient(by: length)
            )
            var sum = sums[key] ?? Sum(first: (block.loadID, block.row(of: index), minute))
            if pays[index] == PackedColumn.missing || metres[index] == PackedColumn.missing
                || seconds[index] < 0
            {
                sum.isKnown = false
            } else {
                sum.pay += pays[index] * minor
                sum.floor += floor.amount(
                    metres: metres[index],
                    seconds: seconds[index],
                    isAccessible: block[.isWheelchairServed][index] == 1
                )
            }
            sums[key] = sum
        }
    }

    func finish() {
        let ordered = sums.sorted {
            ($0.key.period, $0.key.driver) < ($1.key.period, $1.key.driver)
        }
        var violators: Set<String> = []
        for (key, sum) in ordered {
            let isPaid = sum.pay + minor / 2 >= sum.floor
            tally.add(!sum.isKnown ? 2 : isPaid ? 0 : 1)
            guard sum.isKnown, !isPaid else { continue }
            violators.insert(key.driver)
            tally.keep(
                TripCase(
                    load: sum.first.load,
                    row: sum.first.row,
                    outcome: "below the floor",
                    subject: key.driver,
                    minute: sum.first.minute,
                    observed:
                        "paid \(PayCheck.text(sum.pay, digits)) in \(rule.periodDays, of: "day")",
                    threshold: "at least \(PayCheck.text(sum.floor, digits))"
                )
            )
        }
        tally.subjects = violators.count
    }
}
