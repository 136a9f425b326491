internal import ArgumentParser
internal import Domain
internal import Findings
internal import GRDB
internal import Store

/// What every entry of a log needs.
struct CaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The official who answers for it.", valueName: "name"))
    var by: String

    @Option(help: ArgumentHelp("The day it is about; today.", valueName: "date"))
    var on: CivilDate?

    @Option(help: ArgumentHelp("Why, or what was found.", valueName: "text"))
    var why: String?

    @OptionGroup var storeOption: StoreOption

    func validate() throws {
        guard !by.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--by must name who answers for it")
        }
    }

    /// The day, as it is written.
    var day: String { on.map { "\($0)" } ?? String(Clock.now.prefix(10)) }

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
        say(entry)
    }

    func entry(_ act: CaseAct, _ caseID: String, _ details: [String: String]) -> CaseEntry {
        CaseEntry(
            caseID: caseID,
            act: act,
            madeAt: Clock.now,
            madeBy: by,
            day: day,
            details: details,
            words: why
        )
    }

    func say(_ entry: CaseEntry) {
        Console.standardOutput(
            "\(entry.caseID): \(entry.act.rawValue), entry \(entry.id), SHA-256 \(entry.sha256)\n"
        )
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
