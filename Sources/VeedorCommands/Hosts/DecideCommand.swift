internal import ArgumentParser
internal import Domain
internal import Hosts
internal import Store

struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Record that two accounts are of one operator, or are not.",
        discussion: """
            A decision outranks the model. It is kept for good: another one about the same two \
            accounts counts from then on, and the first stays on record. 'same' merges what was \
            apart, 'different' splits what was together; 'veedor hosts --decided-until' shows what \
            held before.

            Example:
              veedor decide same airbnb:71615 airbnb:90417 --by 'J. Puig' --why 'one lease' --store bcn.sqlite
            """
    )

    enum Verdict: String, ExpressibleByArgument, CaseIterable {
        case same
        case different
    }

    @Argument(help: "Whether the two are of one operator.")
    var verdict: Verdict

    @Argument(help: "An account, as platform:id.")
    var one: String

    @Argument(help: "Another account.")
    var other: String

    @Option(help: "Who decides and answers for it.")
    var by: String

    @Option(help: "What it rests on.")
    var why: String

    @OptionGroup var storeOption: StoreOption

    func validate() throws {
        for (name, text) in [("--by", by), ("--why", why)] {
            if text.allSatisfy(\.isWhitespace) {
                throw ValidationError("\(name) must not be empty: a decision needs it")
            }
        }
    }

    func run() throws {
        let reading = try VeedorStore(path: storeOption.store, access: .reading)
        let index = try HostAnalysis(reading, asOf: nil).operators
        let first = index.linkage.accounts[try index.account(one)].account
        let second = index.linkage.accounts[try index.account(other)].account
        guard first != second else {
            throw CommandError(
                error: "both are the account \(first)",
                help: "name two different accounts"
            )
        }
        let decision = LinkDecision(
            decidedAt: Clock.now,
            decidedBy: by,
            decision: AccountLinkage.Decision(first, second, isSame: verdict == .same),
            reason: why
        )
        try VeedorStore(path: storeOption.store, access: .writing).write {
            try decision.insert($0)
        }
        Console.standardOutput(
            "\(first) and \(second): \(verdict.rawValue), by \(by). Recorded.\n"
        )
    }
}
