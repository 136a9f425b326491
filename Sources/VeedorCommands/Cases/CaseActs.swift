internal import ArgumentParser
internal import Domain
internal import Dumps
internal import Findings
internal import Foundation
internal import GRDB
internal import Store

struct OpenCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a case for findings, or for an advertisement drawn by chance.",
        discussion: """
            Of those that the work list drew by chance most have no finding: without a case for each \
            nobody would ever know how many breaches there are where none is suspected.

            Example:
              veedor case open F-525217e542fb --by "inspector 7" --store bcn.sqlite
              veedor case open --drawn airbnb:18674 --by "inspector 7" --store bcn.sqlite
            """
    )

    @Argument(help: "The findings, by their ids.")
    var findings: [String] = []

    @Option(
        help: ArgumentHelp(
            "An advertisement that the work list drew by chance.",
            valueName: "platform:id"
        )
    )
    var drawn: String?

    @OptionGroup var options: CaseOptions

    func validate() throws {
        guard findings.isEmpty == (drawn != nil) else {
            throw ValidationError("expected findings, or one advertisement with --drawn")
        }
    }

    func run() throws {
        let store = try options.storeOption.openForWriting()
        let entry = try store.write { database in
            var listings: [String] = []
            if let drawn { listings.append(try Self.advertised(drawn, database)) }
            for id in findings {
                let subject = try Row.fetchOne(
                    database,
                    sql: """
                        select subject_kind, subject_id
                        from finding
                        where finding_id = ?
                        order by run_id desc
                        limit 1
                        """,
                    arguments: [id]
                )
                guard let subject else {
                    throw CommandError(
                        error: "no finding '\(id)'",
                        help: "'veedor findings' lists them; a complaint alone opens no case"
                    )
                }
                if subject["subject_kind"] == "listing" { listings.append(subject["subject_id"]) }
            }
            let year = Int(options.log.day.prefix(4)) ?? 0
            let caseID = try CaseLog.nextID(year: year, database)
            var details = [
                "findings": findings.joined(separator: " "),
                "listings": Set(listings).sorted().joined(separator: " "),
            ]
            details["origin"] = drawn.map { _ in VisitOrigin.random.rawValue }
            return try CaseLog.append(options.entry(.open, caseID, details), database)
        }
        entry.say()
    }

    /// An advertisement that some dump shows.
    private static func advertised(_ id: String, _ database: Database) throws -> String {
        let subject = FindingSubject(kind: .listing, id: id)
        let isKnown =
            try subject.advertisement.map { one in
                try Bool.fetchOne(
                    database,
                    sql: """
                        select exists (
                          select 1 from listing_snapshot where platform = ? and listing_id = ?)
                        """,
                    arguments: [one.platform, one.id]
                ) ?? false
            } ?? false
        guard isKnown else {
            throw CommandError(
                error: "no advertisement '\(id)' in any dump",
                help: "'veedor worklist' names those that were drawn: platform:id"
            )
        }
        return id
    }
}

struct NoteCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Note something; files are kept elsewhere, their hashes here."
    )

    @Argument(help: "The case.")
    var id: String

    @Option(help: ArgumentHelp("A file that belongs to it.", valueName: "file"))
    var attach: [String] = []

    @OptionGroup var options: CaseOptions

    func run() throws {
        var hashes: [String] = []
        for path in attach {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CommandError(error: "\(path): cannot be read", help: "check the path")
            }
            hashes.append(
                "\(URL(fileURLWithPath: path).lastPathComponent) \(Fingerprint.sha256(of: [UInt8](data)))"
            )
        }
        let details = hashes.isEmpty ? [:] : ["attachments": hashes.joined(separator: "; ")]
        try options.append(.note, to: id, details)
    }

}

struct NotifyCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify",
        abstract: "Record that somebody was told, and until when to put it right."
    )

    enum Recipient: String, CaseIterable, ExpressibleByArgument {
        case owner, host, intermediary, platform
    }

    @Argument(help: "The case.")
    var id: String

    @Option(help: "Who was told.")
    var to: Recipient

    @Option(help: ArgumentHelp("Until when it is to be put right.", valueName: "date"))
    var deadline: CivilDate

    @OptionGroup var options: CaseOptions

    func run() throws {
        try options.append(.notify, to: id, ["to": to.rawValue, "deadline": "\(deadline)"])
    }
}

struct VisitCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit",
        abstract: "Record a visit: why there, and what it came to."
    )

    @Argument(help: "The case.")
    var id: String

    @Option(help: "What it came to.")
    var result: VisitResult

    @Option(help: "Why there.")
    var origin: VisitOrigin = .worklist

    @OptionGroup var options: CaseOptions

    func run() throws {
        let details = ["result": result.rawValue, "origin": origin.rawValue]
        try options.append(.visit, to: id, details)
    }
}

struct OutcomeCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: "Record what became of a decision: paid, appealed, reduced, ceded.",
        discussion: """
            Where a dwelling is ceded, the reduction is the one that the decided step of the policy's \
            ladder allows: the amount and the last day follow from it where they are not given, and no \
            more is let off than the law lets off.

            Example:
              veedor case outcome C-2026-0001 --outcome ceded --from 2026-12-01 --by "inspector 7" \
            --store bcn.sqlite
            """
    )

    @Argument(help: "The case.")
    var id: String

    @Option(help: "What became of it.")
    var outcome: DecisionOutcome

    @Option(help: ArgumentHelp("The amount in minor units.", valueName: "amount"))
    var amount: Int64?

    @Option(help: ArgumentHelp("From which day, where a dwelling is ceded.", valueName: "date"))
    var from: CivilDate?

    @Option(help: ArgumentHelp("Until which day.", valueName: "date"))
    var until: CivilDate?

    @OptionGroup var options: CaseOptions

    func run() throws {
        var details = ["outcome": outcome.rawValue]
        details["amount"] = amount.map { "\($0)" }
        details["from"] = from.map { "\($0)" }
        details["until"] = until.map { "\($0)" }
        if outcome == .ceded {
            let ceding = try Ceding(
                of: id,
                from: from,
                until: until,
                amount: amount,
                options.storeOption
            )
            details["amount"] = "\(ceding.amount)"
            details["until"] = "\(ceding.until)"
        }
        try options.append(.outcome, to: id, details)
    }
}

struct CloseCase: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a case with its reason: how often rules are right is measured by it."
    )

    @Argument(help: "The case.")
    var id: String

    @Option(help: "The reason.")
    var reason: ClosingReason

    @OptionGroup var options: CaseOptions

    func run() throws {
        try options.append(.close, to: id, ["reason": reason.rawValue])
    }
}
