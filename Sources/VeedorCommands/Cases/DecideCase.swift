internal import ArgumentParser
internal import Domain
internal import Findings
internal import Policies
internal import Store

struct DecideCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Record a measure: a step of the policy's ladder and an amount it allows.",
        discussion: """
            The ladder stands in the policy in force on the day. What the law leaves open (between \
            two amounts) is given with --amount; what it counts (days, revenue) is given and \
            counted.
            """
    )

    @Argument(help: "The case.")
    var id: String

    @Option(help: ArgumentHelp("The step of the ladder.", valueName: "id"))
    var step: String

    @Option(help: ArgumentHelp("The amount in minor units.", valueName: "amount"))
    var amount: Int64?

    @Option(help: ArgumentHelp("Days that it went on.", valueName: "days"))
    var days: Int64?

    @Option(help: ArgumentHelp("What it brought in, in minor units.", valueName: "amount"))
    var revenue: Int64?

    @OptionGroup var options: CaseOptions

    func run() throws {
        let store = try options.storeOption.openForWriting()
        let city = try OpenCity(store, try DataFolders.find())
        guard let day = CivilDate(options.log.day) else { return }
        let policy = try city.law.policy(on: day)
        guard let step = policy.sanctions.first(where: { $0.id == step }) else {
            let known = policy.sanctions.map(\.id).joined(separator: ", ")
            throw CommandError(
                error: "the policy of \(policy.inForceFrom) has no sanction '\(step)'",
                help: known.isEmpty ? "add a block 'sanctions' to a new policy" : "known: \(known)"
            )
        }
        let decided = try decided(step)
        try options.append(
            .decide,
            to: id,
            [
                "step": step.id, "subject": step.subject.rawValue, "amount": "\(decided)",
                "currency": step.currency.code, "policy": "\(policy.inForceFrom)",
                "clause": step.confidence.rawValue,
            ]
        )
        if step.confidence == .memory {
            Console.standardError(
                "help: the clause is only remembered: read \(step.address) before it is sent\n"
            )
        }
    }

    private func decided(_ step: SanctionStep) throws -> Int64 {
        guard let allowed = step.formula.amounts(days: days, revenue: revenue) else {
            throw CommandError(
                error: "the amount of '\(step.id)' is counted by what was not given",
                help: "give --days or --revenue"
            )
        }
        guard allowed.lowerBound < allowed.upperBound else {
            guard amount == nil || amount == allowed.lowerBound else {
                throw CommandError(
                    error: "the law gives \(allowed.lowerBound) for '\(step.id)'",
                    help: "leave --amount out"
                )
            }
            return allowed.lowerBound
        }
        guard let amount, allowed.contains(amount) else {
            throw CommandError(
                error: "the law gives between \(allowed.lowerBound) and \(allowed.upperBound) for "
                    + "'\(step.id)'",
                help: "give --amount in minor units of \(step.currency.code), and why with --why"
            )
        }
        return amount
    }
}
