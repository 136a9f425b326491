internal import ArgumentParser
internal import Domain
internal import Findings
internal import GRDB
internal import Reporting
internal import Store

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Run all rules over a snapshot and keep what they find.",
        discussion: """
            The last snapshot at or before the day, and the one before it where it was never \
            looked at. What was computed of the same files, law, rules and models is not computed \
            again. Findings are leads: 'veedor explain finding' shows what each rests on.

            Example:
              veedor analyze --store bcn.sqlite --as-of 2024-12-31
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    func run() throws {
        VeedorStore.forgoMemoryCounts()
        let store = try storeOption.openForWriting()
        let session = try AnalysisSession(store, try DataFolders.find())
        let runs = try session.runs(of: session.snapshots(asOf: asOf).suffix(2))
        for one in runs {
            let words = one.isNew ? "run \(one.run.id)" : "run \(one.run.id), nothing changed"
            Console.standardError("\(one.run.day): \(words)\n")
        }
        guard let last = runs.last?.run else { return }
        let table = try store.read { try Self.table(of: last, session.rules, $0) }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    /// How much each rule found in a run, or why it was passed over.
    static func table(
        of run: FindingRun,
        _ rules: RuleCatalogue,
        _ database: Database
    ) throws -> DataTable {
        var table = DataTable(columns: [
            .init("rule"), .init("version", isNumeric: true), .init("level"), .init("topic"),
            .init("findings", isNumeric: true), .init("passed_over"),
        ])
        table.rows = try Row.fetchAll(
            database,
            sql: """
                select rule_id, rule_version, findings, passed_over
                from finding_run_rule
                where run_id = ?
                order by rule_id
                """,
            arguments: [run.id]
        ).map { row in
            let id: String = row["rule_id"]
            let card = rules[id]?.card
            return [
                .text(id), .integer(row["rule_version"]), .optional(card?.level.rawValue),
                .optional(card?.topic.rawValue), .integer(row["findings"]),
                .optional(row["passed_over"]),
            ]
        }
        return table
    }
}
