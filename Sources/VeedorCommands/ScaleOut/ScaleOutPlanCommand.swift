internal import ArgumentParser
internal import Reporting
internal import ScaleOut

struct ScaleOutPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Tell what would be asked, of which files.",
        discussion: """
            Every file is hashed: the plan's own hash stands for the statements and all they are asked of.

            Example:
              veedor scale-out plan --data national --analysis trips-by-hour --store city.sqlite
            """
    )

    @OptionGroup var options: ScaleOutOptions
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let plan = try options.plan()
        let columns = [
            DataTable.Column("table"), .init("partitions", isNumeric: true),
            .init("bytes", isNumeric: true), .init("asked_by"),
        ]
        let catalogue = plan.questions.map(\.name).joined(separator: " ")
        let rows = plan.tables.map { table -> [DataTable.Cell] in
            [
                .text(table.name), .count(table.files.count), .integer(table.bytes),
                .text(catalogue),
            ]
        }
        Console.standardOutput(
            DataTable(columns: columns, rows: rows).rendered(as: formatOption.format)
        )
        Console.standardError("plan \(plan.sha256)\n")
        for table in plan.tables where table.files.count == 1 && table.bytes > 100_000_000 {
            Console.standardError("note: \(table.name) is one file, which one worker reads alone\n")
        }
    }
}
