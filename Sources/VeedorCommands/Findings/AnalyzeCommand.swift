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
        for words in try store.read({ try Self.leftOut(of: last, $0) }) {
            Console.standardError("note: \(words)\n")
        }
        let table = try store.read { try Self.table(of: last, session.rules, $0) }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    /// What of other platforms the day has and the run is not of: a snapshot is one file.
    private static func leftOut(of run: FindingRun, _ database: Database) throws -> [String] {
        try Row.fetchAll(
            database,
            sql: """
                select l.file_name, a.platform, count(*) as listings
                from load as l
                join listing_snapshot as a on a.load_id = l.load_id
                where l.kind = 'listing'
                  and l.snapshot_date = :day
                  and not exists (
                    select 1
                    from listing_snapshot as own
                    where own.load_id = :load and own.platform = a.platform
                  )
                group by l.load_id, l.file_name, a.platform
                order by a.platform, l.load_id
                """,
            arguments: ["day": "\(run.day)", "load": run.listingsLoadID]
        ).map { row in
            let count: Int = row["listings"]
            return "\(count, of: "advertisement") of \(row["platform"] as String) in "
                + "\(row["file_name"] as String) left out: a snapshot is one file; deliver the platforms "
                + "in one, with a column for the platform"
        }
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
