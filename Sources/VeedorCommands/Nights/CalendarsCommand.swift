internal import ArgumentParser
internal import Domain
internal import Nights
internal import Policies
internal import Reporting
internal import Store

struct CalendarsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendars",
        abstract: "Compare the last two calendars: what became of every night.",
        discussion: """
            A calendar shows a booked night and a blocked one alike. Nights that became unavailable \
            between two looks are taken as booked or blocked by what their run looks like; nights \
            that were unavailable at first sight stay unknown. It is a lead, never proof.

            Example:
              veedor calendars --store zurich.sqlite --as-of 2024-06-29
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("The last two snapshots at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    func run() throws {
        let measures = try DataFolders.find().nightMeasures()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let pair = try CalendarPair(store, asOf: asOf, measures: measures)
        let format = formatOption.format
        let heading = format == .table || format == .md ? PairTable.heading(pair) : ""
        Console.standardOutput(heading + PairTable.table(pair).rendered(as: format))
    }
}

/// What became of the nights between two calendars.
enum PairTable {
    static func heading(_ pair: CalendarPair) -> String {
        """
        Calendars of \(pair.earlier.date) and \(pair.later.date): \(pair.commonNights) common nights \
        on \(pair.commonListings, of: "listing"); \
        \(pair.earlierOnly, of: "listing") only in the earlier, \
        \(pair.laterOnly) only in the later


        """
    }

    static func table(_ pair: CalendarPair) -> DataTable {
        var table = DataTable(columns: [
            .init("change"), .init("state"), .init("looks"), .init("nights", isNumeric: true),
            .init("of", isNumeric: true), .init("runs", isNumeric: true),
            .init("nights_a_run", isNumeric: true),
        ])
        for change in NightRun.Change.allCases {
            let looks: [RunLook?] =
                change == .becameUnavailable ? RunLook.allCases.map { $0 } : [nil]
            for look in looks {
                for state in NightState.allCases {
                    let kind = CalendarPair.Kind(change: change, state: state, look: look)
                    guard let tally = pair.tallies[kind] else { continue }
                    table.rows.append(row(kind, tally, pair))
                }
            }
        }
        return table
    }

    private static func row(
        _ kind: CalendarPair.Kind,
        _ tally: CalendarPair.Tally,
        _ pair: CalendarPair
    ) -> [DataTable.Cell] {
        [
            .text(kind.change.rawValue), .text(words(kind.state)), .optional(kind.look?.rawValue),
            .count(tally.nights), .count(pair.commonNights), .count(tally.runs),
            .decimal(Double(tally.nights) / Double(tally.runs), digits: 1),
        ]
    }

    private static func words(_ state: NightState) -> String {
        switch state {
        case .unobserved: "not observed"
        case .available: "available"
        case .booked: "booked, likely"
        case .blocked: "blocked, likely"
        case .unknown: "unknown"
        }
    }
}
