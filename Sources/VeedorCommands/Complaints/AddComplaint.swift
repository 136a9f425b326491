internal import ArgumentParser
internal import Domain
internal import Findings
internal import Formats
internal import Foundation
internal import GRDB
internal import Ingestion
internal import Store

struct AddComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Take one complaint by hand, through the same mapping as files.",
        discussion: """
            What tells the complainant again (an e-mail address, a telephone) is read from standard \
            input where --reporter is '-', so that it stands in no history of commands; only a \
            number under the store's key is kept of it.

            Example:
              veedor complaint add --by "official 3" --reference 17/2026 --category noise --words \
            "Guests shout all night" --street "C/ Major" --number 12 --reporter - --store bcn.sqlite
            """
    )

    @OptionGroup var official: OfficialOption

    @Option(help: ArgumentHelp("Its number in the books of who takes it.", valueName: "text"))
    var reference: String

    @Option(help: ArgumentHelp("Who takes it: a desk, a hotline.", valueName: "text"))
    var source = "desk"

    @Option(help: ArgumentHelp("When it came in, 'YYYY-MM-DD hh:mm'; now.", valueName: "moment"))
    var received: String?

    @Option(help: ArgumentHelp("When it was, 'YYYY-MM-DD hh:mm'.", valueName: "moment"))
    var happened: String?

    @Option(help: ArgumentHelp("What it is about: noise, illegal let.", valueName: "text"))
    var category: String?

    @Option(help: ArgumentHelp("What the complainant says.", valueName: "text"))
    var words: String?

    @Option(help: ArgumentHelp("The street complained of.", valueName: "text"))
    var street: String?

    @Option(help: ArgumentHelp("The house.", valueName: "text"))
    var number: String?

    @Option(help: ArgumentHelp("The floor.", valueName: "text"))
    var floor: String?

    @Option(help: ArgumentHelp("The door.", valueName: "text"))
    var door: String?

    @Option(help: ArgumentHelp("The district.", valueName: "text"))
    var district: String?

    @Option(help: ArgumentHelp("The place, 'latitude,longitude'.", valueName: "degrees"))
    var place: String?

    @Option(help: ArgumentHelp("The advertisement named, 'platform:id'.", valueName: "id"))
    var listing: String?

    @Option(
        help: ArgumentHelp("What tells the complainant again; '-' reads it.", valueName: "text")
    )
    var reporter: String?

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let store = try storeOption.openForWriting()
        let catalogue = try FormatCatalogue(folder: DataFolders.find().formats)
        let who = reporter == "-" ? readLine() : reporter
        let degrees = place?.split(separator: ",").map(String.init) ?? []
        guard place == nil || degrees.count == 2 else {
            throw CommandError(
                error: "--place holds \(degrees.count, of: "number")",
                help: "write it as latitude,longitude: 41.38,2.17"
            )
        }
        let named = listing?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
        let columns = [
            "source": source, "complaint_id": reference,
            "received_at": received
                ?? "\(Clock.now.prefix(10)) \(Clock.now.dropFirst(11).prefix(5))",
            "happened_at": happened, "category": category, "words": words, "street_name": street,
            "street_number": number, "floor": floor, "door": door, "district": district,
            "latitude": degrees.first, "longitude": degrees.last,
            "platform": named.count == 2 ? named[0] : nil, "listing_id": named.last,
            "reporter": who,
        ].compactMapValues(\.self)
        let id = Complaint.id(source: source, reference: reference)
        let entry = try store.write { database in
            let isKnown =
                try Bool.fetchOne(
                    database,
                    sql:
                        "select exists(select 1 from complaint where source = ? and reference = ?)",
                    arguments: [source, reference]
                ) ?? false
            guard !isKnown else {
                throw CommandError(
                    error: "'\(source)' has a complaint '\(reference)' already: \(id)",
                    help: "note what is new with 'veedor complaint note', or give another reference"
                )
            }
            let written = try HandEntry(
                catalogue: catalogue,
                format: "city.complaints",
                loadedAt: Clock.now
            ).store(columns, database)
            return try ComplaintLog.log.append(
                ComplaintEntry(
                    subject: id,
                    act: .receive,
                    madeAt: Clock.now,
                    madeBy: official.by,
                    day: String(Clock.now.prefix(10)),
                    details: ["row": written.fileSHA256]
                ),
                database
            )
        }
        entry.say()
    }
}
