internal import Domain
internal import Patterns
internal import Policies
internal import Store

/// Whether driver, vehicle or base stood in the register at the moment of the pick-up.
final class RegistrationCheck: TripCheck {
    private let rule: RegistrationRule
    private let history: RegisterHistory
    private let vehicles: RegisterHistory
    private let pattern: TextPattern?
    private let field: TripField
    private var scope: RuleScope
    private(set) var tally: RuleTally
    private var violators: Set<String> = []

    /// Names of the load that are among the violators.
    private var isViolator: [Bool] = []
    private let isViolation = RegistrationState.allCases.map { $0.isLawful == false }

    private var names: [String] = []
    private var vehicleNames: [String] = []
    private var operatorNames: [String] = []
    private var baseNames: [String] = []

    /// States by name and day of the load, filled as they are asked for; where operators keep
    /// registers of their own once for each of them, and for trips that do not tell theirs.
    private var states: [UInt8] = []
    private var operators = 1
    private var days: ClosedRange<Int32> = 0...0

    /// States where name times day would be too many: broken clocks make long loads.
    private var rareStates: [UInt64: UInt8] = [:]

    private static let unknown = UInt8.max
    private static let mostStates = 50_000_000

    init(_ span: RuleSpan, _ rule: RegistrationRule, _ registers: StoredRegisters, caseLimit: Int)
        throws
    {
        self.rule = rule
        history = registers.history(of: rule.subject, key: rule.key)
        vehicles = registers.history(of: .vehicle, key: .number)
        pattern = try rule.pattern.map { try TextPattern("^(?:\($0))$") }
        field = rule.subject.field
        scope = RuleScope(span)
        tally = RuleTally(
            outcomes: RegistrationState.allCases.map { state in
                let verdict: TripVerdict =
                    switch state.isLawful {
                    case true?: .lawful
                    case false?: .violation
                    case nil: .undeterminable
                    }
                return TripOutcome(verdict: verdict, words: state.words)
            },
            caseLimit: caseLimit
        )
    }

    var fields: Set<TripField> {
        var more: Set<TripField> =
            rule.allowsDriverless ? [.vehicle, .operatorName, .dispatchingBase] : []
        if rule.dependsOnOperator { more.insert(.operatorName) }
        return scope.fields.union([field]).union(more)
    }

    func begin(_ context: TripLoadContext) {
        scope.begin(context.names)
        names = context.names[field]
        vehicleNames = context.names[.vehicle]
        operatorNames = context.names[.operatorName]
        baseNames = context.names[.dispatchingBase]
        days = context.days
        operators = rule.dependsOnOperator ? operatorNames.count + 1 : 1
        let count = names.count * days.count * operators
        states = Array(repeating: Self.unknown, count: count <= Self.mostStates ? count : 0)
        rareStates = [:]
        isViolator = names.map { _ in false }
    }

    func check(_ block: TripBlock) {
        let (codes, minutes, held) = (block[field], block[.pickedUpAt], scope.held(block))
        var counts = [Int](repeating: 0, count: RegistrationState.allCases.count)
        // Days change seldom: one is found for all its minutes.
        var (day, dayStart, dayPlace) = (Int32(0), Int64.max, 0)
        let isNeeded = !rule.allowsDriverless
        let operatorCodes = operators > 1 ? block[.operatorName] : []
        // Taken out, so that nobody else can be changing them.
        var known = states
        states = []
        for index in 0..<block.count where held[index] {
            let minute = minutes[index]
            if minute < dayStart || minute - dayStart >= 1_440 {
                let number = minute.flooredQuotient(by: 1_440)
                dayStart = number * 1_440
                day = Int32(truncatingIfNeeded: number)
                dayPlace = Int(day - days.lowerBound)
            }
            let code = codes[index]
            if code == PackedColumn.missing {
                let state = isNeeded ? .notTold : withoutLicence(block, index, day)
                counts[Int(state.rawValue)] += 1
                continue
            }
            var name = Int(code)
            if operators > 1 {
                let told = operatorCodes[index]
                name += (told == PackedColumn.missing ? operators - 1 : Int(told)) * names.count
            }
            let place = name * days.count + dayPlace
            var value = known.isEmpty ? Self.unknown : known[place]
            if value == Self.unknown {
                value = self.state(name, day).rawValue
                if !known.isEmpty { known[place] = value }
            }
            counts[Int(value)] += 1
            if isViolation[Int(value)] { note(block, index, Int(code), value) }
        }
        states = known
        for (outcome, count) in counts.enumerated() { tally.add(outcome, count) }
        tally.subjects = violators.count
    }

    private func note(_ block: TripBlock, _ index: Int, _ code: Int, _ value: UInt8) {
        if !isViolator[code] {
            isViolator[code] = true
            violators.insert(names[code])
        }
        guard tally.keepsCases, let state = RegistrationState(rawValue: value) else { return }
        let name = names[code]
        tally.keep(
            block.found(
                index,
                state.words,
                subject: name,
                observed: state.words,
                threshold: "registered"
            )
        )
    }

    /// The state of a name; beyond the names follow those of the next operator.
    private func state(_ code: Int, _ day: Int32) -> RegistrationState {
        let key = UInt64(code) << 32 | UInt64(UInt32(bitPattern: day))
        if let known = rareStates[key], let state = RegistrationState(rawValue: known) {
            return state
        }
        let place = code / max(1, names.count)
        let state = judged(
            names[code % names.count],
            CivilDate(daysSinceEpoch: day),
            operators > 1 && place < operatorNames.count ? operatorNames[place] : nil
        )
        if days.count * names.count * operators > Self.mostStates {
            rareStates[key] = state.rawValue
        }
        return state
    }

    private func judged(
        _ name: String,
        _ day: CivilDate,
        _ operatorName: String?
    ) -> RegistrationState {
        let bytes = Array(RegisterHistory.normal(name).utf8)
        if let pattern, pattern.matches(in: bytes)?.isEmpty ?? true {
            return .notALicence
        }
        return history.state(of: name, on: day, rule, operatorName: operatorName)
    }

    /// A trip without a driver: lawful where the vehicle drives itself and its operator is the
    /// trip's.
    private func withoutLicence(_ block: TripBlock, _ index: Int, _ day: Int32)
        -> RegistrationState
    {
        guard rule.allowsDriverless else { return .notTold }
        let vehicle = block[.vehicle][index]
        guard vehicle != PackedColumn.missing else { return .notTold }
        let entries = vehicles.entries(
            of: vehicleNames[Int(vehicle)],
            on: CivilDate(daysSinceEpoch: day),
            registers: []
        )
        let (operatorCode, baseCode) = (block[.operatorName][index], block[.dispatchingBase][index])
        let responsible = [
            operatorCode == PackedColumn.missing ? nil : operatorNames[Int(operatorCode)],
            baseCode == PackedColumn.missing ? nil : baseNames[Int(baseCode)],
        ].compactMap { $0.map(RegisterHistory.normal) }
        let isLawful = entries.contains { entry in
            entry.isAutonomous == true
                && entry.operators.contains { responsible.contains(RegisterHistory.normal($0)) }
        }
        return isLawful ? .registered : .notTold
    }
}

extension RegistrationRule.Subject {
    /// The field of a trip that names it.
    var field: TripField {
        switch self {
        case .driver: .driver
        case .vehicle: .vehicle
        case .base: .dispatchingBase
        case .originatingBase: .originatingBase
        }
    }
}
