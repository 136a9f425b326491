internal import ArgumentParser
internal import Domain
internal import Nights
internal import Policies
internal import Reporting
internal import Store

struct CapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caps",
        abstract: "Judge every advertisement against the night caps of the city.",
        discussion: """
            Under, near, over, or undeterminable with the reason. Calendars and reviews make a lead; \
            only declared nights, a register or an inspector make a breach. Each night is judged by \
            the policy in force on it.

            Example:
              veedor caps --store ams.sqlite --as-of 2021-11-04
              veedor caps --store ams.sqlite --lines --format csv
              veedor caps --store ams.sqlite --bunching
            """
    )

    @Option(help: ArgumentHelp("Nights before this day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: ArgumentHelp("One cap only, by its name.", valueName: "cap"))
    var cap: String?

    @Option(help: ArgumentHelp("Judge by the law of another city, as a trial.", valueName: "city"))
    var policy: String?

    @Flag(help: "Print every subject with its estimate.")
    var lines = false

    @Flag(help: "Print whether declared nights heap just below the caps.")
    var bunching = false

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func validate() throws {
        if lines, bunching {
            throw ValidationError("choose one of --lines and --bunching")
        }
    }

    func run() throws {
        let folders = try DataFolders.find()
        let measures = try folders.nightMeasures()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let policies =
            try policy.map { try Self.policies(of: $0, folders) }
            ?? CityCaps(store, folders).policies
        let names = CityCapNames.names(policies)
        guard !names.isEmpty else {
            throw CommandError(
                error: "no night cap is known for the city of \(storeOption.store)",
                help: "name a city's law with --policy, or add a block 'night-caps' to its policy"
            )
        }
        if let cap, !names.contains(cap) {
            throw CommandError(
                error: "no cap '\(cap)'",
                help: "known: \(names.joined(separator: ", "))"
            )
        }
        let nights = try StoredNights(store, asOf: asOf, measures: measures)
        let checks = names.filter { cap == nil || cap == $0 }.map {
            CapCheck(id: $0, nights, policies: policies, measures: measures)
        }
        guard checks.contains(where: { !$0.lines.isEmpty }) else {
            if nights.loads == nil, policies.contains(where: { !$0.nightCaps.isEmpty }) {
                throw CommandError(
                    error:
                        "no cap in force before \(nights.day) can be judged by declared stays alone",
                    help: "caps that are counted by host need a listings dump: ingest one"
                )
            }
            throw CommandError(
                error: "no night cap was in force before \(nights.day) for any advertisement",
                help: "the law is known from "
                    + (policies.map(\.inForceFrom).min()?.description ?? "no day")
            )
        }
        let table =
            bunching
            ? BunchingTable.table(checks, stays: nights.stays, measures: measures)
            : lines ? CapTables.lines(checks) : CapTables.summary(checks)
        Console.standardOutput(heading(nights) + table.rendered(as: formatOption.format))
    }

    private func heading(_ nights: StoredNights) -> String {
        guard formatOption.format == .table || formatOption.format == .md else { return "" }
        let looks = nights.looks.map(\.description).joined(separator: ", ")
        guard let loads = nights.loads else {
            return """
                No listings are held: declared dwellings alone, of which neither kind nor area is \
                known; nights before \(nights.day)


                """
        }
        return """
            Listings of \(loads.date) (load \(loads.listings)); nights before \
            \(nights.day); calendars of \(looks.isEmpty ? "no day" : looks)


            """
    }

    private static func policies(of city: String, _ folders: DataFolders) throws -> [CityPolicy] {
        let cities = CityCatalogue(folder: folders.cities)
        _ = try cities.city(city)
        return try cities.policies(of: city)
    }
}
