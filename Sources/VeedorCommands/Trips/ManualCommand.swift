internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Reporting
internal import StrictYAML
internal import Trips

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Run a reporting manual's quality tests over the files of one delivery.",
        discussion: """
            The tests stand in analyses/manuals. A test is passed where no row fails it, and not run \
            where a file it needs was not handed over. Files are told by their columns; nothing is \
            stored.

            Example:
              veedor manual acme-*-202403.csv --manual chicago-tnp
            """
    )

    @Argument(help: "The files of the delivery.")
    var files: [String]

    @Option(help: ArgumentHelp("The manual, by its name in analyses/manuals.", valueName: "name"))
    var manual = "chicago-tnp"

    @Option(
        help: ArgumentHelp(
            "The last day of the delivery, where no file's name tells it.",
            valueName: "date"
        )
    )
    var asOf: CivilDate?

    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let folder = "\(try DataFolders.find().root)/analyses/manuals"
        let path = "\(folder)/\(manual).yaml"
        guard FileManager.default.fileExists(atPath: path) else {
            let known = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            throw CommandError(
                error: "no manual '\(manual)'",
                help: "known: "
                    + known.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
                    .joined(separator: ", ")
            )
        }
        let rules = try ReportingManual(document: YAMLDocument(contentsOf: path))
        let review = try ManualReview(rules, files: files, lastDay: asOf)
        if formatOption.format == .table || formatOption.format == .md {
            Console.standardOutput(heading(rules, review))
        }
        Console.standardOutput(table(review).rendered(as: formatOption.format))
    }

    private func heading(_ rules: ReportingManual, _ review: ManualReview) -> String {
        var lines = [rules.title + (rules.inForceFrom.map { ", in force from \($0)" } ?? "")]
        for file in review.files {
            lines.append(
                "  \(file.path): "
                    + (file.topic.map { topic in
                        "\(topic), \(file.rows, of: "row")"
                            + (file.broken > 0 ? ", \(file.broken) of them unreadable" : "")
                    } ?? "has the columns of no file of the manual, not looked at")
            )
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func table(_ review: ManualReview) -> DataTable {
        DataTable(
            columns: [
                .init("test"), .init("what_must_hold"), .init("verdict"),
                .init("failing_rows", isNumeric: true), .init("rows", isNumeric: true),
                .init("first_rows"), .init("note"),
            ],
            rows: review.outcomes.map { outcome in
                let verdict =
                    outcome.failures > 0
                    ? "failed" : outcome.rows == 0 || outcome.obstacle != nil ? "not run" : "passed"
                return [
                    .text(outcome.test.id), .text(outcome.test.title), .text(verdict),
                    .count(outcome.failures), .count(outcome.rows),
                    .text(outcome.examples.joined(separator: " ")), .optional(outcome.obstacle),
                ]
            }
        )
    }
}
