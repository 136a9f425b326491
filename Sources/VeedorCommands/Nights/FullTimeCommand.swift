internal import ArgumentParser
internal import Domain
internal import Nights
internal import Policies
internal import Reporting
internal import Store

struct FullTimeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "full-time",
        abstract: "Find the entire homes that are let full time, so that nobody can live in them.",
        discussion: """
            Full time is a definition, not a law: booked on so many nights of a window, and booked or \
            on offer on so many (analyses/measures/nights.yaml). Nights of which nothing is known \
            count as neither. What reviews and calendars show is a lead.

            Example:
              veedor full-time --store bcn.sqlite
              veedor full-time --store bcn.sqlite --definition seasonal --lines --format csv
            """
    )

    @Option(help: ArgumentHelp("Nights before this day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: ArgumentHelp("One definition only, by its name.", valueName: "name"))
    var definition: String?

    @Flag(help: "Print every home.")
    var lines = false

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let measures = try DataFolders.find().nightMeasures()
        let rules = measures.fullTimeUse.filter { definition == nil || $0.id == definition }
        guard !rules.isEmpty else {
            throw CommandError(
                error: "no definition '\(definition ?? "")'",
                help: "known: \(measures.fullTimeUse.map(\.id).joined(separator: ", "))"
            )
        }
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let nights = try StoredNights(store, asOf: asOf, measures: measures)
        guard let loads = nights.loads else {
            throw NightsError.noListings(asOf: asOf, first: nil)
        }
        let table =
            lines
            ? FullTimeTables.lines(nights, rules) : FullTimeTables.summary(nights, rules)
        let isForPeople = formatOption.format == .table || formatOption.format == .md
        let heading = "Entire homes of \(loads.date); nights before \(nights.day)\n\n"
        Console.standardOutput(
            (isForPeople ? heading : "") + table.rendered(as: formatOption.format)
        )
    }
}

/// Homes by what may be said of them.
enum FullTimeTables {
    /// How many homes each verdict has.
    static func summary(_ nights: StoredNights, _ rules: [FullTimeUseRule]) -> DataTable {
        var table = DataTable(columns: [
            .init("definition"), .init("window_days", isNumeric: true),
            .init("booked", isNumeric: true), .init("offered", isNumeric: true),
            .init("verdict"), .init("count", isNumeric: true), .init("of", isNumeric: true),
            .init("unit"), .init("expected_full_time", isNumeric: true),
        ])
        for rule in rules {
            let homes = FullTimeHome.all(of: nights, rule: rule)
            for verdict in FullTimeHome.Verdict.allCases {
                let some = homes.filter { $0.verdict == verdict }
                guard !some.isEmpty else { continue }
                table.rows.append([
                    .text(rule.id), .count(rule.windowDays), .count(rule.bookedNights),
                    .count(rule.offeredNights), .text(verdict.rawValue), .count(some.count),
                    .count(homes.count), .text("entire home"),
                    .decimal(some.reduce(0) { $0 + $1.probability }, digits: 1),
                ])
            }
        }
        return table
    }

    /// Every home.
    static func lines(_ nights: StoredNights, _ rules: [FullTimeUseRule]) -> DataTable {
        var table = DataTable(columns: [
            .init("definition"), .init("listing"), .init("verdict"),
            .init("probability", isNumeric: true), .init("from", isNumeric: true),
            .init("best", isNumeric: true), .init("to", isNumeric: true),
            .init("coverage_percent", isNumeric: true), .init("grade"),
            .init("available_to_the_last", isNumeric: true), .init("row", isNumeric: true),
        ])
        for rule in rules {
            table.rows += FullTimeHome.all(of: nights, rule: rule).map { home in
                [
                    .text(rule.id), .text(home.listing.id), .text(home.verdict.rawValue),
                    .decimal(home.probability, digits: 3),
                ] + NightsTable.cells(home.booked) + [
                    .count(home.available), .count(home.listing.rowNumber),
                ]
            }
        }
        return table
    }
}
