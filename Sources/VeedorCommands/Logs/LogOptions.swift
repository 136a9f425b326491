internal import ArgumentParser
internal import Domain
internal import Findings

/// Whoever answers for what is written down.
struct OfficialOption: ParsableArguments {
    @Option(help: ArgumentHelp("The official who answers for it.", valueName: "name"))
    var by: String

    func validate() throws {
        guard !by.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--by must name who answers for it")
        }
    }
}

/// What every entry of a log needs, be it about a case or a complaint.
struct LogOptions: ParsableArguments {
    @OptionGroup var official: OfficialOption

    @Option(help: ArgumentHelp("The day it is about; today.", valueName: "date"))
    var on: CivilDate?

    /// The day, as it is written.
    var day: String { on.map { "\($0)" } ?? String(Clock.now.prefix(10)) }

    /// An entry that is not in the log yet.
    func entry<Act>(
        _ act: Act,
        about subject: String,
        _ details: [String: String],
        words: String?
    ) -> LogEntry<Act> {
        LogEntry(
            subject: subject,
            act: act,
            madeAt: Clock.now,
            madeBy: official.by,
            day: day,
            details: details,
            words: words
        )
    }
}

extension LogEntry {
    /// Says that it stands in the log, and under which hash.
    func say() {
        Console.standardOutput("\(subject): \(act.rawValue), entry \(id), SHA-256 \(sha256)\n")
    }
}
