internal import ArgumentParser
internal import Domain
internal import Findings
internal import Reporting
internal import Store

struct WorkListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist",
        abstract: "Plan visits: expected confirmed breaches per hour, and a slice drawn by chance.",
        discussion: """
            How probable a breach is comes from the findings of an advertisement and from what \
            closed cases with the same rules came to; nothing about persons goes in. Times are \
            those of a straight line, lengthened. The slice drawn by chance tells how many breaches \
            there are where nobody suspects one: record those visits with --origin random. Say the \
            seed in the record: with it anybody can draw the slice again.

            Example:
              veedor worklist --store bcn.sqlite --teams 2 --visits 8
            """
    )

    enum Section: String, CaseIterable, ExpressibleByArgument {
        case visits
        case disparity
    }

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: "How many teams.")
    var teams = 1

    @Option(help: "How many visits each team makes.")
    var visits = 8

    @Option(help: ArgumentHelp("The seed of the draw; from the run where none.", valueName: "text"))
    var seed: String?

    @Option(help: ArgumentHelp("Take the last run at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: "The visits, or where they fall.")
    var section: Section = .visits

    func validate() throws {
        guard teams > 0, visits > 0 else {
            throw ValidationError("--teams and --visits must be above nought")
        }
    }

    func run() throws {
        let folders = try DataFolders.find()
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let measures = try folders.findingMeasures()
        let plan = try store.read { database in
            guard let run = try FindingRun.last(atOrBefore: asOf, database) else {
                throw CommandError.noRun(storeOption.store)
            }
            return (
                run: run, doors: try StoredDoors(of: run, measures: measures, database)
            )
        }
        let seed = seed ?? String(plan.run.inputsSHA256.prefix(16))
        let list = WorkList(
            candidates: plan.doors.candidates,
            all: plan.doors.all,
            teams: teams,
            visits: visits,
            auditShare: measures.value("audit-share") ?? 0,
            seed: seed,
            times: measures.visitTimes
        )
        Console.standardError(
            "findings of \(plan.run.day), seed \(seed): \(list.visits.count, of: "visit"), "
                + "\(list.visits.count { $0.origin == .random }) of them drawn by chance\n"
        )
        let disparity = Disparity(
            districts: plan.doors.all.map { ($0.district, !$0.findings.isEmpty) },
            visited: list.visits.filter { $0.origin != .random }.map(\.candidate.district)
        )
        for row in disparity.overVisited {
            Console.standardError(
                "note: \(row.district) has \(row.visits) of the visits where its findings explain "
                    + "\(FixedDecimal.text(row.expected, digits: 1)); look why before going\n"
            )
        }
        let table = section == .visits ? Self.table(list) : Self.table(disparity)
        Console.standardOutput(table.rendered(as: formatOption.format))
    }

    private static func table(_ list: WorkList) -> DataTable {
        var table = DataTable(columns: [
            .init("team", isNumeric: true), .init("visit", isNumeric: true), .init("listing"),
            .init("district"), .init("origin"), .init("probability", isNumeric: true),
            .init("travel_minutes", isNumeric: true), .init("yield_per_hour", isNumeric: true),
            .init("latitude", isNumeric: true), .init("longitude", isNumeric: true),
            .init("findings"),
        ])
        for (team, visits) in list.teams.enumerated() {
            for (place, visit) in visits.enumerated() {
                table.rows.append([
                    .count(team + 1), .count(place + 1), .text(visit.candidate.id),
                    .text(visit.candidate.district), .text(visit.origin.rawValue),
                    .decimal(visit.candidate.probability, digits: 2),
                    .decimal(visit.travelMinutes, digits: 0),
                    .decimal(visit.yieldPerHour, digits: 2),
                    .decimal(visit.candidate.place.latitude, digits: 5),
                    .decimal(visit.candidate.place.longitude, digits: 5),
                    .text(visit.candidate.findings.joined(separator: " ")),
                ])
            }
        }
        return table
    }

    private static func table(_ disparity: Disparity) -> DataTable {
        DataTable(
            columns: [
                .init("district"), .init("advertisements", isNumeric: true),
                .init("with_finding", isNumeric: true), .init("visits", isNumeric: true),
                .init("explained_by_findings", isNumeric: true),
                .init("deviation", isNumeric: true),
            ],
            rows: disparity.rows.map { row in
                [
                    .text(row.district), .count(row.advertisements), .count(row.withFinding),
                    .count(row.visits), .decimal(row.expected, digits: 1),
                    .decimal(row.deviation, digits: 2),
                ]
            }
        )
    }
}
