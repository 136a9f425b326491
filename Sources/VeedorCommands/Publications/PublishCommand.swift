internal import ArgumentParser
internal import Domain
internal import Findings
internal import Foundation
internal import Policies
internal import Publications
internal import Reporting
internal import Store

struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Write figures that everybody may have: aggregates with small counts hidden.",
        discussion: """
            Counts from 1 to 9 are hidden, and so many others that nobody can work out a hidden one from \
            all tables, weeks and earlier extracts together. An extract that lies in the folder already, \
            and those named with --former, are taken for known. Definitions are files in \
            analyses/publications.

            Example:
              veedor publish --store bcn.sqlite --out open
              python3 open/reproduce.py
            """
    )

    @OptionGroup var storeOption: StoreOption

    @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
    var out: String

    @Option(
        help: ArgumentHelp(
            "An extract that was published before; may be repeated.",
            valueName: "folder"
        )
    )
    var former: [String] = []

    @Option(help: ArgumentHelp("Snapshots up to a day only.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: ArgumentHelp("Which publication.", valueName: "name"))
    var publication = "open"

    func run() throws {
        let folders = try DataFolders.find()
        let definition = try PublicationDefinition(
            folder: "\(folders.root)/analyses/publications/\(publication)"
        )
        let folder = try NewFolder(out, mark: "SHA256SUMS")
        let session = try AnalysisSession(
            VeedorStore(path: storeOption.store, access: .reading),
            folders
        )
        let facts = try StoredPublicationFacts(definition, session, asOf: asOf)
        let isThere = FileManager.default.fileExists(atPath: "\(out)/SHA256SUMS")
        let extracts = try (former + (isThere ? [out] : [])).map { path in
            guard FileManager.default.fileExists(atPath: "\(path)/SHA256SUMS") else {
                throw CommandError(
                    error: "\(path): is no extract",
                    help: "name the folder of one that 'veedor publish' wrote"
                )
            }
            return try FormerExtract(folder: path, parts: definition.parts)
        }
        let city = try CityCatalogue(folder: folders.cities).city(session.city.law.city)
        let extract = try PublicationExtract(
            definition,
            facts.facts,
            former: extracts,
            city: city.name,
            provenance: facts.provenance
        )
        try folder.fill { path in
            for file in extract.files {
                let url = URL(fileURLWithPath: "\(path)/\(file.path)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(file.text.utf8).write(to: url)
            }
        }
        for file in extract.files { Console.standardOutput("\(out)/\(file.path)\n") }
        Console.standardError(
            "\(extract.shown, of: "count is/counts are") shown, \(extract.hidden) are hidden\n"
        )
        for line in facts.missing { Console.standardError("note: \(line)\n") }
    }
}
