internal import Domain
internal import Policies
internal import Store

/// Whether drivers got what the law asks, where it settles over a period and not trip by trip.
///
/// Each operator owes its drivers what they drove for it: what another one paid settles nothing.
/// Periods follow each other from the day on which the rule comes into force.
final class PeriodPayCheck: TripCheck {
    private let rule: PayRule
    private let floor: PayFloor
    private let digits: Int
    private let minor: Int64
    private let span: RuleSpan
    private var scope: RuleScope
    private var drivers = TripNames()
    private var operators = TripNames()
    private var sums: [DriverPeriod: Sum] = [:]
    private(set) var tally: RuleTally

    /// The places of a load's names; an operator that is not told has the last.
    private var driverPlaces: [Int64] = []
    private var operatorPlaces: [Int64] = []

    private struct DriverPeriod: Hashable {
        var driver: Int64
        var operatorPlace: Int64
        var period: Int64
    }

    private struct Sum {
        var pay: Int64 = 0
        var floor: Int64 = 0
        var trips = 0
        var isKnown = true
        var isClear = true
        var first: (load: Int64, row: Int64, minute: Int64)
    }

    private enum Outcome: Int {
        case paid, underpaid, untold, noDriver, clock
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
                .clockSet,
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> {
        scope.fields.union([
            .operatorName, .driver, .driverPay, .distance, .duration, .isWheelchairServed,
        ])
    }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        driverPlaces = context.names[.driver].map {
            drivers.place(of: RegisterHistory.normal($0))
        }
        operatorPlaces = (context.names[.operatorName] + [""]).map { operators.place(of: $0) }
    }

    func check(_ block: TripBlock) {
        let (codes, operatorCodes) = (block[.driver], block[.operatorName])
        let (metres, seconds) = (block[.distance], block[.duration])
        let (pays, accessible) = (block[.driverPay], block[.isWheelchairServed])
        let (minutes, held) = (block[.pickedUpAt], scope.held(block))
        let length = Int64(rule.periodDays) * 1_440
        let unnamed = operatorPlaces.count - 1
        for index in 0..<block.count where held[index] {
            guard codes[index] != PackedColumn.missing else {
                tally.add(Outcome.noDriver.rawValue)
                continue
            }
            let code = operatorCodes[index]
            let key = DriverPeriod(
                driver: driverPlaces[Int(codes[index])],
                operatorPlace: operatorPlaces[code == PackedColumn.missing ? unnamed : Int(code)],
                period: (minutes[index] - span.minutes.lowerBound).flooredQuotient(by: length)
            )
            var sum =
                sums[key] ?? Sum(first: (block.loadID, block.row(of: index), minutes[index]))
            sum.trips += 1
            if seconds[index] == RideTime.unclear {
                sum.isClear = false
            } else if pays[index] == PackedColumn.missing || metres[index] == PackedColumn.missing
                || seconds[index] < 0
            {
                sum.isKnown = false
            } else {
                sum.pay += pays[index] * minor
                sum.floor += floor.amount(
                    metres: metres[index],
                    seconds: seconds[index],
                    isAccessible: accessible[index] == 1
                )
            }
            sums[key] = sum
        }
    }

    private func outcome(of sum: Sum) -> Outcome {
        guard sum.isKnown else { return .untold }
        guard sum.isClear else { return .clock }
        return sum.pay + minor / 2 >= sum.floor ? .paid : .underpaid
    }

    func finish() {
        let ordered = sums.map { key, sum in
            (
                key: key, sum: sum, driver: drivers.names[Int(key.driver)],
                operatorName: operators.names[Int(key.operatorPlace)]
            )
        }.sorted {
            ($0.key.period, $0.driver, $0.operatorName)
                < ($1.key.period, $1.driver, $1.operatorName)
        }
        var violators: Set<Int64> = []
        for (key, sum, driver, operatorName) in ordered {
            let outcome = outcome(of: sum)
            tally.add(outcome.rawValue)
            guard outcome == .underpaid else { continue }
            violators.insert(key.driver)
            guard tally.keepsCases else { continue }
            let basis = basis(key, driver, operatorName)
            tally.keep(
                TripCase(
                    load: sum.first.load,
                    row: sum.first.row,
                    outcome: "below the floor",
                    subject: driver,
                    minute: basis.minutes.lowerBound,
                    observed: "paid \(PayCheck.text(sum.pay, digits)) for "
                        + "\(sum.trips, of: "trip") from \(basis.days.lowerBound) to "
                        + "\(basis.days.upperBound)",
                    threshold: "at least \(PayCheck.text(sum.floor, digits))",
                    basis: basis
                )
            )
        }
        tally.subjects = violators.count
    }

    private func basis(
        _ key: DriverPeriod,
        _ driver: String,
        _ operatorName: String
    ) -> TripBasis {
        let length = Int64(rule.periodDays) * 1_440
        let first = span.minutes.lowerBound + key.period * length
        return TripBasis(
            operatorName: operatorName,
            driver: driver,
            minutes: (first..<first + length).clamped(to: span.minutes),
            services: span.rule.services
        )
    }
}
