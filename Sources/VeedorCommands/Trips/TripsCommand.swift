internal import ArgumentParser
internal import Domain
internal import Policies
internal import Reporting
internal import Store
internal import Trips

struct TripsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trips",
        abstract: "Check every trip against the registers and rules in force at its pick-up.",
        discussion: """
            Drivers, vehicles and bases as they stood in the registers at the moment of the pick-up; \
            hours, pay, charges and access by the rules of that day. What the files do not tell is \
            undeterminable, never lawful.

            Example:
              veedor trips --store nyc.sqlite --as-of 2024-03-31
              veedor trips --store nyc.sqlite --rule driver-registered --lines --format csv
            """
    )

    @Option(help: ArgumentHelp("Trips and registers up to this day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: ArgumentHelp("One rule only, with every outcome.", valueName: "rule"))
    var rule: String?

    @Flag(help: "Print the trips that show violations, with file and row.")
    var lines = false

    @Option(help: "With --lines: how many of each rule at most.")
    var limit = 1000

    @Option(help: ArgumentHelp("Judge by the law of another city, as a trial.", valueName: "city"))
    var policy: String?

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be above 0") }
    }

    func run() throws {
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let law = try TripCityLaw(of: store, otherCity: policy)
        if let rule, !law.ruleIDs.contains(rule) {
            throw CommandError(
                error: "no rule '\(rule)'",
                help: "known: \(law.ruleIDs.joined(separator: ", "))"
            )
        }
        let (review, files) = try store.read { database in
            (
                try TripReview(
                    database,
                    laws: law.laws,
                    city: law.city,
                    submissions: law.submissions,
                    utilisation: law.utilisation,
                    until: asOf,
                    rule: rule,
                    caseLimit: lines ? limit : 0
                ),
                try Load.all(database)
            )
        }
        guard review.trips > 0 else {
            throw CommandError(
                error: "\(storeOption.store): holds no trips" + (asOf.map { " up to \($0)" } ?? ""),
                help: "ingest a trip file; 'veedor formats' lists what can be read"
            )
        }
        let table =
            lines
            ? TripTables.cases(review, files: files)
            : rule == nil ? TripTables.summary(review) : TripTables.outcomes(review)
        Console.standardOutput(
            heading(review, law) + table.rendered(as: formatOption.format) + missing(review, law)
        )
    }

    /// What the city must supply before some rules say anything.
    private func missing(_ review: TripReview, _ law: TripCityLaw) -> String {
        guard formatOption.format == .table || formatOption.format == .md else { return "" }
        var told: [ZonesToSupply] = []
        for finding in review.findings {
            guard case .fee(let rule) = finding.rule.check else { continue }
            told += rule.missingLists.filter { !told.contains($0) }
        }
        return told.map { list in
            """

            Zones '\(list.id)' are not supplied: \(list.what) (from: \(list.from)).
            Put them into analyses/cities/\(law.city.id)/trip-zones.yaml:
              lists:
                - id: \(list.id)
                  source: <who drew them, and when>
                  zones: [<codes as trips tell them>]
                  holds-parts: <true where the codes are of tracts and trips tell blocks>

            """
        }.joined()
    }

    private func heading(_ review: TripReview, _ law: TripCityLaw) -> String {
        guard formatOption.format == .table || formatOption.format == .md,
            let days = review.days
        else { return "" }
        let words = """
            \(review.trips, of: "trip") picked up from \(days.lowerBound) to \(days.upperBound), by the \
            law of \(law.city.name)

            """
        guard review.replaced > 0 else { return words + "\n" }
        return words + """
            \(review.replaced) more stand in files that later files replace: 'veedor delivery \
            --section repetitions'


            """
    }
}
