internal import ArgumentParser
internal import Domain
internal import Nights
internal import Reporting
internal import Store

struct ExportNightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nights",
        abstract: "Write every night of the packed calendars as a plain CSV row.",
        discussion: """
            One row per night of an advertisement's calendar, with the file and the row it stands \
            in. Prices are in minor units of the load's currency.

            Example:
              veedor export nights --store zurich.sqlite --snapshot 2024-06-29 > nights.csv
            """
    )

    @Option(help: ArgumentHelp("Only the snapshot of this day.", valueName: "date"))
    var snapshot: CivilDate?

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        var text =
            "snapshot,listing_id,night,is_available,price_minor,minimum_nights,maximum_nights,"
            + "file,row\n"
        try NightExport.read(store, asOf: snapshot) { night in
            text += Self.line(night)
            if text.utf8.count > 1 << 16 {
                Console.standardOutput(text)
                text = ""
            }
        }
        Console.standardOutput(text)
    }

    private static func line(_ night: NightExport.Row) -> String {
        let numbers = [
            night.terms.priceMinor, night.terms.minimumNights, night.terms.maximumNights,
        ].map { $0.map(String.init) ?? "" }
        return [
            night.snapshot ?? "", night.listingID.quotedForCSV, night.night.description,
            night.isAvailable ? "1" : "0", numbers.joined(separator: ","),
            night.fileName.quotedForCSV, "\(night.rowNumber)\n",
        ].joined(separator: ",")
    }
}
