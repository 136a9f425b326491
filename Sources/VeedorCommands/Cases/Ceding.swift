internal import Domain
internal import Findings
internal import Policies
internal import Store

/// A dwelling ceded for a time, against which a sanction is reduced as far as the law allows.
struct Ceding {
    /// What is still to be paid, in minor units.
    let amount: Int64

    /// The last day.
    let until: CivilDate

    /// Looks up what the law lets off.
    ///
    /// - Throws: `CommandError` where nothing was decided, the law knows no such reduction, or more
    ///   would be let off than it lets off.
    init(
        of caseID: String,
        from: CivilDate?,
        until: CivilDate?,
        amount: Int64?,
        _ option: StoreOption
    ) throws {
        guard let from else {
            throw CommandError(
                error: "a dwelling is ceded from a day on",
                help: "give --from: the report reminds before the end"
            )
        }
        let city = try OpenCity(option)
        let states = try city.store.read { CaseState.all(try CaseLog.entries($0)) }
        guard let state = states.first(where: { $0.id == caseID }) else {
            throw CommandError.noSuchCase(caseID, known: states.map(\.id))
        }
        guard let decision = state.decision, let decided = decision.amount,
            let day = CivilDate(decision.day)
        else {
            throw CommandError(
                error: "case \(caseID): no amount was decided that could be reduced",
                help: "record the measure first: veedor case decide"
            )
        }
        let steps = try city.law.policy(on: day).sanctions
        guard let reduction = steps.first(where: { $0.id == decision.step })?.reduction else {
            throw CommandError(
                error: "the law knows no reduction of '\(decision.step)'",
                help: "a reduction stands with its step in the policy's block 'sanctions'"
            )
        }
        let least = reduction.least(of: decided)
        let end = from.adding(months: reduction.months).adding(days: -1)
        guard amount.map({ $0 >= least }) ?? true, until.map({ $0 >= end }) ?? true else {
            throw CommandError(
                error: "the law lets off at most \(reduction.percent) % of \(decided), for "
                    + "\(reduction.months, of: "month") at least",
                help: "leave --amount and --until out for \(least) until \(end)"
            )
        }
        self.amount = amount ?? least
        self.until = until ?? end
    }
}
