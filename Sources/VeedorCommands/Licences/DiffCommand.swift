internal import ArgumentParser
internal import Domain
internal import Licences
internal import Policies
internal import Reporting

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell what changed between two versions of a licence register.",
        discussion: """
            Numbers that were added or withdrawn, and addresses, places, standing or terms that \
            changed. Versions are named by their day; 'veedor loads' lists them.

            Example:
              veedor diff registry 2024-09-01 2024-12-01 --store bcn.sqlite
            """
    )

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case registry
    }

    @Argument(help: "What is compared.")
    var subject: Subject

    @Argument(help: ArgumentHelp("The day of the first version.", valueName: "from"))
    var from: CivilDate

    @Argument(help: ArgumentHelp("The day of the second version.", valueName: "to"))
    var to: CivilDate

    @Option(help: ArgumentHelp("The register; not needed where there is one.", valueName: "name"))
    var register: String?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let city = try OpenCity(storeOption)
        let rules = try city.law.policy(on: to).licences
        let difference = try RegisterDifference(
            city.store,
            register: try name(rules),
            from: from,
            to: to,
            rules: rules
        )
        if formatOption.format == .table || formatOption.format == .md {
            Console.standardOutput(heading(difference))
        }
        Console.standardOutput(table(difference).rendered(as: formatOption.format))
    }

    private func name(_ rules: LicenceRules) throws -> String {
        let known = Set(rules.series.compactMap(\.register)).sorted()
        if let register {
            guard known.contains(register) else {
                throw CommandError(
                    error: "the city's policy names no register '\(register)'",
                    help: "known: \(known.joined(separator: ", "))"
                )
            }
            return register
        }
        guard known.count == 1, let only = known.first else {
            throw CommandError(
                error: "the city's policy names \(known.count) registers",
                help: "name one with --register: \(known.joined(separator: ", "))"
            )
        }
        return only
    }

    private func heading(_ difference: RegisterDifference) -> String {
        var lines = [
            "Register \(difference.name): \(difference.numbers.from, of: "number") on "
                + "\(difference.from), \(difference.numbers.to) on \(difference.to)"
        ]
        for kind in RegisterDifference.Kind.allCases {
            let count = difference.changes.count { $0.kind == kind }
            if count > 0 { lines.append("  \(kind.rawValue): \(count)") }
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func table(_ difference: RegisterDifference) -> DataTable {
        DataTable(
            columns: [
                .init("number"), .init("change"), .init("before"), .init("after"),
                .init("row_before", isNumeric: true), .init("row_after", isNumeric: true),
            ],
            rows: difference.changes.map { change in
                [
                    .text(change.number), .text(change.kind.rawValue), .text(change.before),
                    .text(change.after), change.rowBefore.map { .count($0) } ?? .empty,
                    change.rowAfter.map { .count($0) } ?? .empty,
                ]
            }
        )
    }
}
