internal import ArgumentParser
internal import Domain
internal import Findings
internal import Formats
internal import Foundation
internal import Ingestion
internal import Licences
internal import Nights
internal import Policies
internal import Reporting
internal import Store
internal import SyntheticCity
internal import Trips

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a synthetic city, load it, check it, and print the score against its key.",
        discussion: """
            Nothing of it is real. It shows what Veedor does, and how often it is right.

            Example:
              veedor demo --out demo-out
            """
    )

    @Option(help: ArgumentHelp("The folder to write into; it is made anew.", valueName: "folder"))
    var out = "demo-out"

    @OptionGroup var city: SyntheticCityOptions

    func run() throws {
        let folders = try DataFolders.find()
        try removeEarlierDemo()
        let synthetic = SyntheticCity(city.specification)
        try synthetic.write(to: "\(out)/dumps")
        let traffic = self.city.traffic
        try traffic.write(to: "\(out)/dumps")
        let store = try VeedorStore(path: "\(out)/city.sqlite", access: .writing)
        try load(into: store, folders)
        let city = try OpenCity(store, folders)
        for date in synthetic.answerKey.dumps.map(\.date) {
            let check = try city.licences(asOf: CivilDate(date))
            Console.standardOutput("\n" + CheckHeading.text(check) + CheckOverview.text(check))
            Console.standardOutput("\nScore against the answer key, \(date):\n")
            let score = LicenceScore(check, key: synthetic.answerKey, dump: date)
            Console.standardOutput(score.table.rendered(as: .table) + "\n")
            let violations = ViolationScore(check, key: synthetic.answerKey, dump: date)
            Console.standardOutput(violations.table.rendered(as: .table))
            let hosts = HostScore(
                try HostAnalysis(store, asOf: CivilDate(date)),
                key: synthetic.answerKey,
                dump: date
            )
            Console.standardOutput("\n" + hosts.table.rendered(as: .table))
            Console.standardOutput("\n" + hosts.pairs.rendered(as: .table))
            if !violations.misses.rows.isEmpty {
                Console.standardOutput("\nWhat differs from the key, and what it is taken for:\n\n")
                Console.standardOutput(violations.misses.rendered(as: .table))
            }
        }
        let measures = try folders.nightMeasures()
        let nights = try StoredNights(store, asOf: nil, measures: measures)
        Console.standardOutput(
            "\nNights of a year: how often the 95 % interval holds the truth\n\n"
        )
        Console.standardOutput(
            NightScore.table(nights, measures: measures, key: synthetic.answerKey)
                .rendered(as: .table)
        )
        Console.standardOutput("\nDeclared nights against the cap of \(SyntheticCity.nightCap)\n\n")
        Console.standardOutput(
            CapScore.table(
                nights,
                policies: try CityCaps(store, folders).policies,
                measures: measures,
                key: synthetic.answerKey
            ).rendered(as: .table)
        )
        try scoreTrips(store, traffic)
        try scoreComplaints(store, synthetic.answerKey)
        try DemoInspectors(store, folders, synthetic.answerKey).work()
        try writeReport(store, folders)
        Console.standardOutput(
            """

            The store is \(out)/city.sqlite, the dumps and the answer key are in \(out)/dumps.
            Try: veedor show licence HUTB-… --store \(out)/city.sqlite
                 veedor findings --level likely-breach --store \(out)/city.sqlite

            """
        )
    }

    private func scoreTrips(_ store: VeedorStore, _ traffic: SyntheticTraffic) throws {
        let law = try TripCityLaw(of: store, otherCity: nil)
        let (review, files) = try store.read { database in
            (
                try TripReview(
                    database,
                    laws: law.laws,
                    city: law.city,
                    submissions: law.submissions,
                    utilisation: law.utilisation,
                    caseLimit: traffic.tripCount
                ),
                try Load.all(database)
            )
        }
        Console.standardOutput("\nTrips, by the rules in force at the pick-up:\n\n")
        Console.standardOutput(TripTables.summary(review).rendered(as: .table) + "\n")
        let score = TripScore(review, files: files, planted: traffic.planted)
        Console.standardOutput(score.table.rendered(as: .table))
        Console.standardOutput("\nTime of the company that hands over sessions, in hours\n\n")
        let desk = try UtilisationDesk(store)
        let table = UtilisationTables.score(try desk.review(by: .operator), traffic.utilisation)
        Console.standardOutput(table.rendered(as: .table))
    }

    private func scoreComplaints(_ store: VeedorStore, _ key: AnswerKey) throws {
        let day = key.dumps.last.flatMap { CivilDate($0.date) }
        guard let day else { return }
        let review = try ComplaintDesk(store, asOf: day).review(until: day)
        let score = ComplaintScore(review, key: key)
        Console.standardOutput(
            "\nComplaints: \(review.complaints.count, of: "report"), "
                + "\(review.events.count, of: "event"), \(review.campaigns.count, of: "campaign")\n\n"
        )
        Console.standardOutput(score.table.rendered(as: .table))
        Console.standardOutput("\nHow often what is said to be the dwelling is it\n\n")
        Console.standardOutput(score.reliability.rendered(as: .table))
    }

    /// The weekly report of the last dump, in both editions.
    private func writeReport(_ store: VeedorStore, _ folders: DataFolders) throws {
        let weekly = WeeklyReport(session: try AnalysisSession(store, folders), folders: folders)
        Console.standardOutput("\nThe enforcement report of the second week\n\n")
        for edition in Report.Edition.allCases {
            let report = try weekly.report(week: nil, edition: edition)
            let files = ReportFiles(folder: "\(out)/report", folders: folders)
            for path in try files.write(report.report, name: "weekly-\(report.week)", pdf: false) {
                Console.standardOutput(path + "\n")
            }
        }
    }

    /// Only what an earlier demo wrote is removed: a folder that holds anything else is left alone.
    private func removeEarlierDemo() throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: out) else { return }
        let names = try manager.contentsOfDirectory(atPath: out)
        let own: Set = ["dumps", "city.sqlite", "city.sqlite-journal", "report"]
        guard Set(names).isSubset(of: own) else {
            throw CommandError(
                error: "\(out): holds files that no demo wrote",
                help: "name another folder with --out"
            )
        }
        try manager.removeItem(atPath: out)
    }

    private func load(into store: VeedorStore, _ folders: DataFolders) throws {
        let city = try CityCatalogue(folder: folders.cities).city("synthetic")
        try store.write { try StoreProperty.city.set(city.id, $0) }
        let loader = FileLoader(
            store: store,
            catalogue: try FormatCatalogue(folder: folders.formats),
            options: FileLoader.Options(
                currency: city.currency,
                timeZone: city.timeZone,
                loadedAt: Clock.now
            )
        )
        var table = LoadTable.empty
        for file in try dumpFiles() {
            let line = ProgressLine(name: file)
            defer { line.clear() }
            if case .loaded(let load) = try loader.load("\(out)/dumps/\(file)", progress: line.show)
            {
                table.rows.append(LoadTable.row(load, outcome: "loaded"))
            }
        }
        Console.standardOutput(table.rendered(as: .table))
    }

    private func dumpFiles() throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: "\(out)/dumps")
        let endings = [".csv", ".csv.gz", ".json.gz", ".geojson"]
        return names.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
    }
}
