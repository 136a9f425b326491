internal import ArgumentParser
internal import Domain
internal import Findings
internal import Reporting
internal import Store
internal import StrictYAML

struct PurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Show what is over its time by the rules of retention; take it away on request.",
        discussion: """
            The rules are data: analyses/retention/rules.yaml. Without --execute nothing changes. \
            What open cases and open complaints need is held back and said. With --execute the rows \
            go, the file is written anew so that their bytes are gone from it, and the numbers stand \
            in a chained log ('veedor verify'). Copies of the file elsewhere are not touched, and \
            what was purged can be computed no more.

            Example:
              veedor purge --store bcn.sqlite
              veedor purge --store bcn.sqlite --execute --by "records officer"
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Flag(help: "Take it away.")
    var execute = false

    @Option(help: ArgumentHelp("The official who answers for it.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Count the times to this day; today.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: ArgumentHelp("Only this rule.", valueName: "id"))
    var rule: String?

    func validate() throws {
        guard !execute || !(by ?? " ").allSatisfy(\.isWhitespace) else {
            throw ValidationError("--execute needs --by: who answers for it")
        }
        guard let asOf, execute, let today = CivilDate(String(Clock.now.prefix(10))) else { return }
        guard asOf <= today else {
            throw ValidationError("--execute counts to no later day than today")
        }
    }

    func run() throws {
        let folders = try DataFolders.find()
        let rules = try rules(folders)
        let complaints = try folders.complaintRules()
        let today = CivilDate(String(Clock.now.prefix(10))) ?? CivilDate(daysSinceEpoch: 0)
        let day = asOf ?? today
        guard execute, let by else {
            let store = try VeedorStore(path: storeOption.store, access: .reading)
            let purge = try store.read { try Purge(rules, on: day, complaints: complaints, $0) }
            show(purge, "would go")
            Console.standardError("nothing was changed; --execute --by NAME takes it away\n")
            return
        }
        let store = try storeOption.openForWriting()
        try store.keepNothingOfWhatGoes()
        let (purge, entries) = try store.write { database in
            let purge = try Purge(rules, on: day, complaints: complaints, database)
            return (
                purge,
                try purge.execute(by: by, day: day, madeAt: Clock.now, database)
            )
        }
        try store.compact()
        show(purge, "went")
        let last = entries.last.map { "; the last entry is \($0.sha256)" } ?? ""
        Console.standardError("\(entries.count, of: "entry/entries") in the log of purges\(last)\n")
    }

    private func rules(_ folders: DataFolders) throws -> [RetentionRule] {
        let all = try folders.retentionRules()
        guard let rule else { return all }
        let chosen = all.filter { $0.id == rule }
        guard !chosen.isEmpty else {
            throw CommandError(
                error: "no rule of retention '\(rule)'",
                help: "known: " + all.map(\.id).joined(separator: ", ")
            )
        }
        return chosen
    }

    private func show(_ purge: Purge, _ verb: String) {
        var table = DataTable(columns: [
            .init("rule"), .init("table"), .init("columns"), .init("keep_days", isNumeric: true),
            .init(verb.replacing(" ", with: "_"), isNumeric: true),
            .init("held_back", isNumeric: true), .init("before"), .init("oldest"), .init("basis"),
        ])
        table.rows = purge.lines.map { line in
            [
                .text(line.rule.id), .text(line.rule.table),
                .text(
                    line.rule.blank.isEmpty ? "whole rows" : line.rule.blank.joined(separator: " ")
                ),
                .count(line.rule.keepDays), .count(line.due), .count(line.held), .text(line.until),
                .optional(line.oldest), .text(line.rule.basis),
            ]
        }
        Console.standardOutput(table.rendered(as: formatOption.format))
        let held = purge.lines.reduce(0) { $0 + $1.held }
        if held > 0 {
            Console.standardError(
                "\(held, of: "row over its time is/rows over their time are") held back for "
                    + "open cases and complaints\n"
            )
        }
        if purge.wholeFiles > 0, purge.lines.contains(where: { $0.due > 0 }) {
            Console.standardError(
                "note: \(purge.wholeFiles, of: "finding of open cases rests/findings of open cases rest") "
                    + "on whole files too; what those "
                    + "show by absence can then no longer be derived from the store\n"
            )
        }
    }
}

extension DataFolders {
    /// How long what is kept.
    func retentionRules() throws -> [RetentionRule] {
        try RetentionRule.all(
            document: YAMLDocument(contentsOf: "\(root)/analyses/retention/rules.yaml")
        )
    }
}
