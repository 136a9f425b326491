internal import ArgumentParser
internal import Domain
internal import Nights
internal import Reporting
internal import Store

struct PublishedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "published",
        abstract: "Compute the publisher's own columns again and tell where they differ.",
        discussion: """
            Availability, review counts, estimated occupancy and revenue of the listings' snapshot, \
            from the calendars and reviews of the same day.

            Example:
              veedor published --store zurich.sqlite --as-of 2024-06-29
              veedor published --store zurich.sqlite --differences --format csv
            """
    )

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("The last snapshot at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @Flag(help: "Print every value that differs, with its row.")
    var differences = false

    func run() throws {
        let measures = try DataFolders.find().nightMeasures()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let columns = try PublishedColumns(store, asOf: asOf, measures: measures)
        let table =
            differences ? PublishedTables.differences(columns) : PublishedTables.outcomes(columns)
        Console.standardOutput(table.rendered(as: formatOption.format))
    }
}
