internal import Domain
internal import Policies

/// A rule at work, trip by trip or licence by licence.
struct ActiveRule {
    /// Where it looks at each trip by itself.
    private(set) var tripCheck: (any TripCheck)?

    /// Where it looks at all trips of a licence.
    private(set) var licenceCheck: (any LicenceCheck)?

    /// Whose licence.
    private(set) var holder: LicenceHolder?

    /// Where it looks at the months of operators.
    var cruisingCheck: CruisingCheck?

    /// What is counted.
    private(set) var unit = "trips"

    init(
        _ span: RuleSpan,
        registers: StoredRegisters,
        clock: LocalClock,
        currency: Currency,
        caseLimit: Int,
        zones: () throws -> StoredZones
    ) throws {
        switch span.rule.check {
        case .registration(let rule):
            tripCheck = try RegistrationCheck(span, rule, registers, caseLimit: caseLimit)
        case .speed(let rule): tripCheck = SpeedCheck(span, rule, caseLimit: caseLimit)
        case .fee(let rule):
            tripCheck = FeeCheck(span, rule, currency: currency, caseLimit: caseLimit)
        case .pay(let rule) where rule.periodDays > 0:
            unit = "driver-periods"
            tripCheck = PeriodPayCheck(span, rule, currency: currency, caseLimit: caseLimit)
        case .pay(let rule):
            tripCheck = PayCheck(span, rule, currency: currency, caseLimit: caseLimit)
        case .share(let rule):
            unit = "operator-years"
            tripCheck = ShareCheck(span, rule, caseLimit: caseLimit)
        case .accessibleVehicle(let rule):
            tripCheck = AccessibleVehicleCheck(span, rule, registers, caseLimit: caseLimit)
        case .cruising(let rule):
            unit = "operator-months"
            cruisingCheck = CruisingCheck(span, rule, caseLimit: caseLimit)
        case .overlap(let rule):
            holder = rule.subject
            licenceCheck = OverlapCheck(span, rule, caseLimit: caseLimit)
        case .travel(let rule):
            holder = rule.subject
            licenceCheck = TravelCheck(span, rule, zones: try zones(), caseLimit: caseLimit)
        case .hours(let rule):
            holder = .driver
            licenceCheck = HoursCheck(span, rule, clock: clock, caseLimit: caseLimit)
        case .sharedVehicle(let rule):
            holder = .vehicle
            licenceCheck = SharedVehicleCheck(span, rule, caseLimit: caseLimit)
        }
    }

    /// What it has counted.
    var tally: RuleTally {
        tripCheck?.tally ?? licenceCheck?.tally ?? cruisingCheck?.tally
            ?? RuleTally(outcomes: [], caseLimit: 0)
    }
}
