internal import ArgumentParser
internal import Domain
internal import Hosts
internal import Reporting
internal import Store

struct HostsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hosts",
        abstract: "Find the operators behind the accounts and the dwellings behind the ads.",
        discussion: """
            Accounts are linked by what they share, each link with its weight ('veedor explain \
            link'); advertisements of one dwelling are counted once ('veedor explain dwelling'). \
            A link is a lead, not a verdict: 'veedor decide' records what a person found out.

            Example:
              veedor hosts --store bcn.sqlite --as-of 2024-12-31
              veedor hosts --store bcn.sqlite --section operators --min-dwellings 5 --format csv
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Take the last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(
        help: ArgumentHelp("Leave out decisions made after a day.", valueName: "date")
    )
    var decidedUntil: CivilDate?

    @Option(help: "List operators with at least so many dwellings.")
    var minDwellings = 2

    @Option(help: "Print one table only.")
    var section: HostSection?

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let analysis = try HostAnalysis(store, asOf: asOf, decidedUntil: decidedUntil)
        let format = formatOption.format
        guard format == .table || format == .md else {
            let section = section ?? .operators
            let table = try section.table(analysis, store, minDwellings: minDwellings)
            Console.standardOutput(table.rendered(as: format))
            return
        }
        Console.standardOutput(HostTables.heading(analysis))
        for section in section.map({ [$0] }) ?? HostSection.overview {
            let table = try section.table(analysis, store, minDwellings: minDwellings)
            guard !table.rows.isEmpty else { continue }
            Console.standardOutput("\n\(section.title)\n\n" + table.rendered(as: format))
        }
    }
}

/// A table of hosts.
enum HostSection: String, CaseIterable, ExpressibleByArgument {
    case definitions
    case kinds
    case inequality
    case revealed
    case hostels = "ghost-hostels"
    case blocking
    case operators
    case dwellings
    case overlaps

    /// The sections that people see when they name none.
    static let overview: [HostSection] = [
        .definitions, .kinds, .inequality, .revealed, .blocking, .operators,
    ]

    var title: String {
        switch self {
        case .definitions: "Hosts with several, by definition"
        case .kinds: "What operators are taken for"
        case .inequality: "How unequally it is shared out"
        case .revealed: "What linking reveals"
        case .hostels: "Rooms that may be a dwelling let by the room; a lead, no finding"
        case .blocking: "Which pairs of accounts were compared"
        case .operators: "Operators"
        case .dwellings: "Dwellings, and the advertisements of each"
        case .overlaps: "Guests in several dwellings of one operator on one night"
        }
    }

    func table(
        _ analysis: HostAnalysis,
        _ store: VeedorStore,
        minDwellings: Int
    ) throws -> DataTable {
        switch self {
        case .definitions: HostTables.definitions(analysis)
        case .kinds: OperatorTable.kinds(analysis)
        case .inequality: HostTables.inequality(analysis)
        case .revealed: HostTables.revealed(analysis)
        case .hostels: HostTables.hostels(analysis)
        case .blocking: HostTables.blocking(analysis)
        case .operators: OperatorTable.table(analysis, minDwellings: minDwellings)
        case .dwellings: HostTables.dwellings(analysis)
        case .overlaps: try OverlapTable.table(store, analysis)
        }
    }
}
