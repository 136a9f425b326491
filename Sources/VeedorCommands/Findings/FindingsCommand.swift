public import ArgumentParser
internal import Domain
public import Findings
internal import GRDB
internal import Reporting
internal import Store

extension FindingLevel: ExpressibleByArgument {
    /// A level by its name, blanks as dashes.
    public init?(argument: String) {
        self.init(rawValue: argument.replacing("-", with: " "))
    }

    /// The names that are understood.
    public static var allValueStrings: [String] {
        allCases.map { $0.rawValue.replacing(" ", with: "-") }
    }
}

extension RuleCard.Topic: ExpressibleByArgument {}

struct FindingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "List what the rules found, filtered and sorted.",
        discussion: """
            Of the last run at or before a day ('veedor analyze'). A finding keeps its id as long as \
            it is still there.

            Example:
              veedor findings --store bcn.sqlite --level likely-breach
              veedor findings --store bcn.sqlite --rule licence-cloned --format csv
            """
    )

    enum Order: String, CaseIterable, ExpressibleByArgument {
        case level
        case rule
        case subject
        case excess
    }

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("Take the last run at or before a day.", valueName: "date"))
    var asOf: CivilDate?

    @Option(help: "Findings of at least this level.")
    var level: FindingLevel?

    @Option(help: "Findings of one rule.")
    var rule: String?

    @Option(help: "Findings of one topic.")
    var topic: RuleCard.Topic?

    @Option(help: ArgumentHelp("Findings about one subject, by its id.", valueName: "id"))
    var subject: String?

    @Option(help: "What is listed first.")
    var sort: Order = .level

    @Option(help: "At most so many.")
    var limit: Int?

    @Option(help: "End with exit code 2 when a finding reaches this level.")
    var failOn: FindingLevel?

    func run() throws {
        let folders = try DataFolders.find()
        let rules = try RuleCatalogue(folder: folders.rules)
        if let rule, rules[rule] == nil {
            throw CommandError.noSuchRule(rule, known: rules.rules.map(\.card.id))
        }
        let store = try VeedorStore(path: storeOption.store, access: .reading)
        let findings = try store.read { database in
            guard let run = try FindingRun.last(atOrBefore: asOf, database) else {
                throw CommandError.noRun(storeOption.store)
            }
            return try StoredFinding.all(of: run, database)
        }.filter { fits($0.finding, rules) }
        let sorted = findings.sorted { Self.key($0, sort) < Self.key($1, sort) }
        let shown = limit.map { Array(sorted.prefix($0)) } ?? sorted
        Console.standardOutput(Self.table(shown).rendered(as: formatOption.format))
        if let failOn, findings.contains(where: { $0.finding.level >= failOn }) {
            throw ExitCode(2)
        }
    }

    private func fits(_ finding: Finding, _ rules: RuleCatalogue) -> Bool {
        level.map { finding.level >= $0 } ?? true
            && rule.map { finding.ruleID == $0 } ?? true
            && topic.map { rules[finding.ruleID]?.card.topic == $0 } ?? true
            && subject.map { id in
                finding.subject.id == id || finding.subject.advertisement?.id == id
            } ?? true
    }

    /// What is sorted by: numbers first, then texts.
    private static func key(
        _ stored: StoredFinding,
        _ order: Order
    ) -> (Double, String, String) {
        let one = stored.finding
        let level = Double(FindingLevel.allCases.firstIndex(of: one.level) ?? 0)
        return switch order {
        case .level: (level, one.ruleID, one.id)
        case .rule: (0, one.ruleID, one.id)
        case .subject: (0, one.subject.id, one.id)
        case .excess: (-((one.observed ?? 0) - (one.threshold ?? 0)), one.ruleID, one.id)
        }
    }

    static func table(_ findings: [StoredFinding]) -> DataTable {
        var table = DataTable(columns: [
            .init("finding"), .init("level"), .init("rule"), .init("subject"),
            .init("observed", isNumeric: true), .init("threshold", isNumeric: true),
            .init("unit"), .init("grade"), .init("what"),
        ])
        table.rows = findings.map { stored in
            let one = stored.finding
            return [
                .text(one.id), .text(one.level.rawValue), .text(one.ruleID),
                .text("\(one.subject.kind.rawValue) \(one.subject.id)"), number(one.observed),
                number(one.threshold), .text(one.unit), .text(one.grade.rawValue),
                .text(one.sentence),
            ]
        }
        return table
    }

    private static func number(_ value: Double?) -> DataTable.Cell {
        guard let value else { return .empty }
        return value == value.rounded() ? .count(Int(value)) : .decimal(value, digits: 4)
    }
}

extension CommandError {
    static func noRun(_ store: String) -> CommandError {
        CommandError(
            error: "\(store): no findings were computed yet for that day",
            help: "run 'veedor analyze --store \(store)'"
        )
    }

    static func noSuchRule(_ id: String, known: [String]) -> CommandError {
        CommandError(
            error: "no rule '\(id)'"
                + (Suggestion.nearest(to: id, among: known).map { "; did you mean '\($0)'?" } ?? ""),
            help: "rules are the folders in analyses/rules"
        )
    }
}
