internal import ArgumentParser
internal import Formats
internal import Reporting

struct FormatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats",
        abstract: "List the known formats, or say how a file is recognised.",
        discussion: """
            A format is a folder in scrapers-formats/; its README tells how to describe a new one.

            Example:
              veedor formats
              veedor formats --explain listings.csv.gz
            """
    )

    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Say how this file is recognised.", valueName: "file"))
    var explain: String?

    func run() throws {
        let catalogue = try FormatCatalogue(folder: try DataFolders.find().formats)
        let table = try explain.map { try explanation(of: $0, catalogue) } ?? list(catalogue)
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    private func list(_ catalogue: FormatCatalogue) throws -> DataTable {
        var table = DataTable(columns: [
            .init("format"), .init("version", isNumeric: true), .init("container"),
            .init("kind"), .init("eras"), .init("title"),
        ])
        table.rows = try catalogue.descriptors().map { format in
            [
                .text(format.id), .count(format.version),
                .text(format.container.kind.rawValue),
                .optional(format.records.first?.kind.rawValue),
                .text(format.header.eras.map(\.id).joined(separator: " ")), .text(format.title),
            ]
        }
        return table
    }

    /// Every format, the nearest first, with what it lacks in this file.
    private func explanation(
        of file: String,
        _ catalogue: FormatCatalogue
    ) throws -> DataTable {
        var table = DataTable(columns: [
            .init("format"), .init("verdict"), .init("required", isNumeric: true),
            .init("found", isNumeric: true), .init("era"), .init("missing"),
            .init("unknown_columns"),
        ])
        table.rows = try catalogue.comparisons(withFileAt: file).map { comparison in
            [
                .text(comparison.format), .text(comparison.verdict.rawValue),
                .count(comparison.requiredCount), .count(comparison.foundCount),
                .optional(comparison.era), .text(comparison.missing.joined(separator: " ")),
                .text(comparison.unknownColumns.joined(separator: " ")),
            ]
        }
        return table
    }
}
