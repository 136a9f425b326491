internal import Domain
internal import Policies
internal import Store

/// Whether rides that are told to have been accessible were in vehicles that the register calls so.
final class AccessibleVehicleCheck: TripCheck {
    private let rule: AccessibleVehicleRule
    private let history: RegisterHistory
    private var scope: RuleScope
    private var names: [String] = []
    private var known: [UInt64: Int] = [:]
    private(set) var tally: RuleTally

    init(
        _ span: RuleSpan,
        _ rule: AccessibleVehicleRule,
        _ registers: StoredRegisters,
        caseLimit: Int
    ) {
        self.rule = rule
        history = registers.history(of: .vehicle, key: rule.key)
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: [
                TripOutcome(verdict: .lawful, words: "in an accessible vehicle"),
                TripOutcome(verdict: .violation, words: "in a vehicle without access"),
                TripOutcome(verdict: .undeterminable, words: "vehicle not told"),
                TripOutcome(verdict: .undeterminable, words: "vehicle not in the register"),
            ],
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> { scope.fields.union([.isWheelchairServed, .vehicle]) }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        names = context.names[.vehicle]
        known = [:]
    }

    func check(_ block: TripBlock) {
        let (served, vehicles) = (block[.isWheelchairServed], block[.vehicle])
        for index in 0..<block.count where served[index] == 1 && scope.holds(block, index) {
            let day = Int32(
                truncatingIfNeeded: block[.pickedUpAt][index].flooredQuotient(by: 1_440)
            )
            let outcome =
                vehicles[index] == PackedColumn.missing ? 2 : outcome(Int(vehicles[index]), day)
            tally.add(outcome)
            guard outcome == 1, tally.keepsCases else { continue }
            tally.keep(
                block.found(
                    index,
                    "in a vehicle without access",
                    subject: names[Int(vehicles[index])],
                    observed: "not wheelchair-accessible in the register",
                    threshold: "wheelchair-accessible"
                )
            )
        }
    }

    private func outcome(_ code: Int, _ day: Int32) -> Int {
        let key = UInt64(code) << 32 | UInt64(UInt32(bitPattern: day))
        if let outcome = known[key] { return outcome }
        let entries = history.entries(
            of: names[code],
            on: CivilDate(daysSinceEpoch: day),
            registers: rule.registers
        )
        let told = entries.compactMap(\.isWheelchairAccessible)
        let outcome = told.isEmpty ? 3 : told.contains(true) ? 0 : 1
        known[key] = outcome
        return outcome
    }
}
