internal import ArgumentParser
internal import Domain
internal import Licences
internal import Reporting

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Cross-check the advertised licences with the register.",
        discussion: """
            Every listing of the snapshot is in exactly one state. A state says what is shown and \
            what the register holds; it is a lead, not a verdict. 'from' and 'to' are the 95 % \
            interval of a share, listings of one account taken together.

            Without --section people get an overview; csv, json and ndjson get the first look.

            Example:
              veedor check --store bcn.sqlite --as-of 2024-12-31
              veedor check --store bcn.sqlite --section listings --format csv
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Check the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: "Print one table only.")
    var section: CheckSection?

    @Option(help: "End with exit code 2 when a listing reaches this level.")
    var failOn: FailLevel?

    func run() throws {
        let check = try OpenCity(storeOption).licences(asOf: asOf)
        Console.standardOutput(output(check))
        if let failOn, check.assessments.contains(where: { failOn.isReached(by: $0.level) }) {
            throw ExitCode(2)
        }
    }

    private func output(_ check: LicenceCheck) -> String {
        let format = formatOption.format
        guard format == .table || format == .md else {
            return (section ?? .firstLook).table(check).rendered(as: format)
        }
        let sections = section.map { [$0] } ?? CheckSection.overview
        return CheckHeading.text(check) + CheckOverview.text(check, sections, format)
    }
}

/// The tables that people read, each under its title.
enum CheckOverview {
    static func text(
        _ check: LicenceCheck,
        _ sections: [CheckSection] = CheckSection.overview,
        _ format: TableFormat = .table
    ) -> String {
        sections.map { section in
            let table = section.table(check)
            guard !table.rows.isEmpty else { return "" }
            return "\n\(section.title)\n\n" + table.rendered(as: format)
        }.joined()
    }
}

/// From which level on a command fails.
enum FailLevel: String, CaseIterable, ExpressibleByArgument {
    case breach
    case likelyBreach = "likely-breach"
    case signal

    func isReached(by level: LicenceLevel) -> Bool {
        switch self {
        case .breach: level == .breach
        case .likelyBreach: level == .breach || level == .likelyBreach
        case .signal: level == .breach || level == .likelyBreach || level == .signal
        }
    }
}
