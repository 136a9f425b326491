internal import ArgumentParser
internal import Domain
internal import Findings
internal import GRDB
internal import Store

/// What every entry of the log of complaints needs.
struct ComplaintOptions: ParsableArguments {
    @Argument(help: "The complaints, by their ids.")
    var ids: [String]

    @OptionGroup var log: LogOptions

    @OptionGroup var storeOption: StoreOption

    /// Adds an entry for each complaint, all of them or none, and says so.
    func append(
        _ act: ComplaintAct,
        details: [String: String] = [:],
        words: String? = nil,
        unless refused: (ComplaintState) -> (error: String, help: String)?
    ) throws {
        let store = try storeOption.openForWriting()
        let rules = try DataFolders.find().complaintRules()
        let entries = try store.write { database in
            let known = Set(try Complaint.all(until: nil, rules: rules, database).map(\.id))
            let states = ComplaintState.all(try ComplaintLog.log.entries(database))
            return try ids.map { id in
                guard known.contains(id) else {
                    throw CommandError.noSuchComplaint(id, known: known.sorted())
                }
                if let (error, help) = refused(states[id] ?? ComplaintState()) {
                    throw CommandError(error: "complaint \(id): \(error)", help: help)
                }
                let entry = log.entry(act, about: id, details, words: words)
                return try ComplaintLog.log.append(entry, database)
            }
        }
        for entry in entries { entry.say() }
    }
}

struct NoteComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Note something about complaints."
    )

    @Option(help: ArgumentHelp("What is noted.", valueName: "text"))
    var words: String

    @OptionGroup var options: ComplaintOptions

    func run() throws { try options.append(.note, words: words) { _ in nil } }
}

struct AnswerComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Record the answer that complainants were given, through their source."
    )

    @Option(help: ArgumentHelp("The answer as it was given.", valueName: "text"))
    var words: String

    @OptionGroup var options: ComplaintOptions

    func validate() throws {
        guard !words.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--words must hold the answer")
        }
    }

    func run() throws {
        try options.append(.answer, words: words) { state in
            state.closed == nil
                ? nil : ("is closed", "add a note, or take a new complaint for what is new")
        }
    }
}

struct CloseComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close complaints that were answered, with the reason."
    )

    @Option(help: "The reason.")
    var reason: ComplaintReason

    @OptionGroup var options: ComplaintOptions

    func run() throws {
        try options.append(.close, details: ["reason": reason.rawValue]) { state in
            if state.closed != nil { return ("is closed already", "nothing is to be done") }
            guard state.answeredOn == nil else { return nil }
            return (
                "nobody has answered it", "answer it first: 'veedor complaint answer ID --words …'"
            )
        }
    }
}

extension CommandError {
    static func noSuchComplaint(_ id: String, known: [String]) -> CommandError {
        CommandError(
            error: "no complaint '\(id)'"
                + (Suggestion.nearest(to: id, among: known).map { "; did you mean '\($0)'?" } ?? ""),
            help: "'veedor complaint list' lists them"
        )
    }
}
