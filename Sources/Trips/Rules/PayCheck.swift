internal import Domain
internal import Foundation
internal import Policies
internal import Store

/// Whether drivers got what the law asks for every trip.
final class PayCheck: TripCheck {
    private let rule: PayRule
    private let floor: PayFloor
    private let outsideFloor: PayFloor?
    private let digits: Int
    private let minor: Int64
    private var scope: RuleScope
    private var isOutside: [Bool] = []
    private(set) var tally: RuleTally

    private enum Outcome: Int, CaseIterable {
        case paid, underpaid, noPay, noLength, shared, outside, clock
    }

    init(_ span: RuleSpan, _ rule: PayRule, currency: Currency, caseLimit: Int) {
        self.rule = rule
        digits = currency.minorUnitDigits
        minor = currency.millionthsPerMinorUnit
        floor = PayFloor(rule.rates, least: rule.least, unitMetres: rule.unit.metres)
        outsideFloor = rule.outsideRates.map {
            PayFloor($0, least: rule.least, unitMetres: rule.unit.metres)
        }
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "at or above the floor"),
                TripOutcome(verdict: .violation, words: "below the floor"),
                TripOutcome(verdict: .undeterminable, words: "driver's pay not told"),
                TripOutcome(verdict: .undeterminable, words: "distance or duration not told"),
                TripOutcome(verdict: .undeterminable, words: "shared ride: paid per passenger"),
                TripOutcome(
                    verdict: .undeterminable,
                    words: "other rates hold for an unknown part"
                ),
                .clockSet,
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> {
        scope.fields.union([
            .driverPay, .distance, .duration, .isWheelchairServed, .isShared, .originZone,
            .destinationZone,
        ])
    }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        let outside = Set(rule.outside)
        isOutside = context.names[.destinationZone].map(outside.contains)
    }

    func check(_ block: TripBlock) {
        let (pays, metres) = (block[.driverPay], block[.distance])
        let (seconds, accessible) = (block[.duration], block[.isWheelchairServed])
        let (shared, destinations) = (block[.isShared], block[.destinationZone])
        let (held, floor, outsideFloor) = (scope.held(block), floor, outsideFloor)
        let (isOutside, sharedIsUnknown, minor) = (isOutside, rule.sharedIsUnknown, minor)
        var counts = [Int](repeating: 0, count: Outcome.allCases.count)
        for index in 0..<block.count where held[index] {
            let outcome: Outcome
            if pays[index] == PackedColumn.missing {
                outcome = .noPay
            } else if metres[index] == PackedColumn.missing
                || seconds[index] < 0
            {
                outcome = seconds[index] == RideTime.unclear ? .clock : .noLength
            } else {
                let amount = floor.amount(
                    metres: metres[index],
                    seconds: seconds[index],
                    isAccessible: accessible[index] == 1
                )
                // An amount rounded to the nearest minor unit is right.
                let pay = pays[index] * minor + minor / 2
                if sharedIsUnknown, shared[index] == 1 {
                    outcome = .shared
                } else if pay < amount {
                    outcome = .underpaid
                    note(block, index, pays[index], amount)
                } else if let outsideFloor, destinations[index] != PackedColumn.missing,
                    isOutside[Int(destinations[index])],
                    pay
                        < outsideFloor.amount(
                            metres: metres[index],
                            seconds: seconds[index],
                            isAccessible: accessible[index] == 1
                        )
                {
                    outcome = .outside
                } else {
                    outcome = .paid
                }
            }
            counts[outcome.rawValue] += 1
        }
        for (outcome, count) in counts.enumerated() { tally.add(outcome, count) }
    }

    private func note(_ block: TripBlock, _ index: Int, _ pay: Int64, _ amount: Int64) {
        guard tally.keepsCases else { return }
        tally.keep(
            block.found(
                index,
                "below the floor",
                observed: "paid \(Self.text(pay * minor, digits))",
                threshold: "at least \(Self.text(amount, digits))"
            )
        )
    }

    /// An amount in the currency's unit, to the nearest of its minor units.
    ///
    /// A floor is missed by more than half a minor unit, so that it never reads like what was paid.
    static func text(_ millionths: Int64, _ digits: Int) -> String {
        let minor = (0..<(6 - digits)).reduce(Int64(1)) { power, _ in power * 10 }
        let rounded = (millionths + minor / 2) / minor * minor
        let whole = rounded / 1_000_000
        guard digits > 0 else { return String(whole) }
        let fraction = String(format: "%06lld", rounded % 1_000_000).prefix(digits)
        return "\(whole).\(fraction)"
    }
}

extension Currency {
    /// How many millionths of the unit the minor unit is.
    var millionthsPerMinorUnit: Int64 {
        (0..<(6 - minorUnitDigits)).reduce(1) { power, _ in power * 10 }
    }
}
