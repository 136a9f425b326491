internal import ArgumentParser
internal import Domain
internal import Findings
internal import Reporting
internal import Store

struct ListComplaints: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List complaints, events, campaigns, or where they come from."
    )

    enum Section: String, CaseIterable, ExpressibleByArgument {
        case complaints
        case events
        case campaigns
        case districts
        case ages
    }

    @Option(help: "What is listed.")
    var section: Section = .complaints

    @Flag(help: "Only complaints that nobody has closed.")
    var open = false

    @Option(help: ArgumentHelp("Ages are counted to this day; today.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let desk = try ComplaintDesk(store, asOf: asOf)
        let day = asOf ?? CivilDate(String(Clock.now.prefix(10))) ?? CivilDate(daysSinceEpoch: 0)
        let review = try desk.review(until: day)
        let table =
            switch section {
            case .complaints: ComplaintTables.complaints(review, onlyOpen: open)
            case .events: ComplaintTables.events(review)
            case .campaigns: ComplaintTables.campaigns(review)
            case .ages: ComplaintTables.ages(review)
            case .districts: ComplaintTables.districts(try disparity(review, store))
            }
        if table.rows.isEmpty {
            Console.standardError("\(nothing(in: review, until: day))\n")
            if formatOption.format == .table { return }
        }
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    /// Why there is nothing to list.
    private func nothing(in review: ComplaintReview, until day: CivilDate) -> String {
        guard !review.complaints.isEmpty else {
            return "no complaint came in up to \(day); 'veedor ingest' loads files of them, "
                + "'veedor complaint add' takes one"
        }
        return switch section {
        case .complaints, .events, .ages:
            "none of the \(review.complaints.count) complaints up to \(day) is open"
        case .campaigns: "no text was sent so often that it is a campaign"
        case .districts: "no complaint says where it was, and no district is known otherwise"
        }
    }

    private func disparity(_ review: ComplaintReview, _ store: VeedorStore) throws -> Disparity {
        let measures = try DataFolders.find().findingMeasures()
        let doors = try store.read { database in
            guard let run = try FindingRun.last(atOrBefore: asOf, database) else {
                throw CommandError.noRun(storeOption.store)
            }
            return try StoredDoors(of: run, measures: measures, database).all
        }
        let disparity = review.disparity(
            doors: doors.map { (district: $0.district, hasFinding: !$0.findings.isEmpty) }
        )
        for row in disparity.overVisited {
            Console.standardError(
                "note: \(row.visits, of: "event comes/events come") from \(row.district) where its "
                    + "findings explain "
                    + "\(FixedDecimal.text(row.expected, digits: 1)): who complains, and who does "
                    + "not, decides that too\n"
            )
        }
        return disparity
    }
}

struct ShowComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a complaint: its event, what it may be about and why, its log."
    )

    @Argument(help: "The complaint.")
    var id: String

    @Option(help: ArgumentHelp("Ages are counted to this day; today.", valueName: "date"))
    var asOf: CivilDate?

    @OptionGroup var storeOption: StoreOption

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let day = asOf ?? CivilDate(String(Clock.now.prefix(10))) ?? CivilDate(daysSinceEpoch: 0)
        let review = try ComplaintDesk(store, asOf: asOf).review(until: day)
        guard let index = review.complaints.firstIndex(where: { $0.id == id }) else {
            throw CommandError.noSuchComplaint(id, known: review.complaints.map(\.id).sorted())
        }
        let entries = try store.read { try ComplaintLog.log.entries(of: id, $0) }
        let source = try store.read { try Load.all($0) }
            .first { $0.id == review.complaints[index].loadID }
        let text = ComplaintSheet(review, index, entries, source).lines.joined(separator: "\n")
        Console.standardOutput((text + "\n").harmless)
    }
}
