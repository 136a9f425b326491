internal import Analyses
internal import Analyst
internal import ArgumentParser
internal import Domain
internal import Reporting

struct RunAnalysisCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a named question.",
        discussion: """
            What the result must not be taken for is said on standard error.

            Example:
              veedor analysis run top-operators --param rows=10 --store bcn.sqlite
              veedor analysis run licences-by-district --store bcn.sqlite --format csv
            """
    )

    @Argument(help: "The analysis.")
    var name: String

    @OptionGroup var options: AnalystOptions
    @OptionGroup var storeOption: StoreOption
    @OptionGroup var writer: AnswerWriter

    func run() throws {
        let analysis = try AnalysisCatalogue(folder: DataFolders.find().queries).analysis(name)
        let session = try AnalystSession(
            path: storeOption.store,
            seconds: options.seconds,
            purpose: options.purpose,
            lastResort: .ending(afterSeconds: 0.15)
        )
        let values = try analysis.values(options.values())
        try checkTables(of: analysis, session)
        let (table, isCut) = try session.answer(analysis.statement, values, limit: options.limit)
        try writer.write(table, title: analysis.title)
        if isCut {
            Console.standardError(
                "note: the first \(options.limit, of: "row"); --limit 0 gives all\n"
            )
        }
        for caveat in analysis.caveats { Console.standardError("note: \(caveat)\n") }
        guard table.rows.isEmpty else { return }
        Console.standardError(
            "note: nothing to show; it reads \(analysis.reads.joined(separator: ", "))\n"
        )
    }

    /// A table that only an analysed store has is not there before.
    private func checkTables(of analysis: NamedAnalysis, _ session: AnalystSession) throws {
        let held = Set(try session.tables())
        guard let missing = analysis.reads.first(where: { !held.contains($0) }) else { return }
        throw CommandError(
            error: "\(storeOption.store) has no table '\(missing)', which '\(name)' reads",
            help: "run 'veedor analyze --store \(storeOption.store)' first"
        )
    }
}
