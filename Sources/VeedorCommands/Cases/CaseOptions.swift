internal import ArgumentParser
internal import Domain
internal import Findings
internal import GRDB
internal import Store

/// What every entry of the log of cases needs.
struct CaseOptions: ParsableArguments {
    @OptionGroup var log: LogOptions

    @Option(help: ArgumentHelp("Why, or what was found.", valueName: "text"))
    var why: String?

    @OptionGroup var storeOption: StoreOption

    /// Adds an entry about a case that is open, and says so.
    func append(
        _ act: CaseAct,
        to caseID: String,
        _ details: [String: String]
    ) throws {
        let store = try storeOption.openForWriting()
        let entry = try store.write { database in
            let states = CaseState.all(try CaseLog.entries(database))
            guard let state = states.first(where: { $0.id == caseID }) else {
                throw CommandError.noSuchCase(caseID, known: states.map(\.id))
            }
            if state.closed != nil, act != .note, act != .outcome {
                throw CommandError(
                    error: "case \(caseID) was closed on \(state.closedOn ?? "an earlier day")",
                    help: "add a note, or open a new case"
                )
            }
            return try CaseLog.append(self.entry(act, caseID, details), database)
        }
        entry.say()
    }

    func entry(_ act: CaseAct, _ caseID: String, _ details: [String: String]) -> CaseEntry {
        log.entry(act, about: caseID, details, words: why)
    }
}

extension CommandError {
    static func noSuchCase(_ id: String, known: [String]) -> CommandError {
        CommandError(
            error: "no case '\(id)'"
                + (Suggestion.nearest(to: id, among: known).map { "; did you mean '\($0)'?" } ?? ""),
            help: "'veedor case list' lists them"
        )
    }
}
