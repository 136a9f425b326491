internal import Domain
internal import Foundation
public import GRDB
internal import Reporting

/// Runs the statement of a rule over the models and reads its findings.
public struct RuleRun {
    private let rule: Rule
    private let policy: String

    /// A run of a rule under the policy in force from a day.
    public init(_ rule: Rule, policyFrom: String) {
        self.rule = rule
        policy = policyFrom
    }

    /// The columns that every statement gives; what else it gives are facts.
    static let columns: Set = [
        "subject_id", "observed", "threshold", "lower", "upper", "level", "grade", "period",
        "evidence", "confidence",
    ]

    /// The findings, in the order of their ids.
    ///
    /// - Parameters:
    ///   - database: a connection with the models.
    ///   - parameters: what the statement binds.
    /// - Returns: every finding once.
    /// - Throws: `RuleError`, `DatabaseError`.
    public func findings(
        _ database: Database,
        parameters: [String: Double]
    ) throws -> [Finding] {
        let rows = try Row.fetchCursor(
            database,
            sql: rule.detection,
            arguments: arguments(parameters)
        )
        let template = WordTemplate(rule.card.sentence)
        var found: [String: Finding] = [:]
        while let row = try rows.next() {
            let finding = try finding(row, template)
            if found.updateValue(finding, forKey: finding.id) != nil {
                throw RuleError(rule: rule.card.id, .repeats(subject: finding.subject.id))
            }
        }
        return found.values.sorted { $0.id < $1.id }
    }

    private func finding(_ row: Row, _ template: WordTemplate) throws -> Finding {
        func text(_ name: String) -> String? { row.hasColumn(name) ? row[name] : nil }
        func number(_ name: String) -> Double? { row.hasColumn(name) ? row[name] : nil }
        guard let subjectID = text("subject_id"),
            let grade = text("grade").flatMap(FindingGrade.init),
            let evidence = text("evidence").flatMap(EvidenceRows.list),
            !evidence.isEmpty
        else {
            let columns = row.columnNames.joined(separator: ", ")
            throw RuleError(rule: rule.card.id, .incomplete(row: columns))
        }
        let subject = FindingSubject(kind: rule.card.subject, id: subjectID)
        let proposed = text("level").flatMap(FindingLevel.init) ?? rule.card.level
        let period = text("period") ?? ""
        let facts = row.compactMap { name, value -> Finding.Fact? in
            guard !Self.columns.contains(name), !value.isNull else { return nil }
            return Finding.Fact(name: name, value: Self.text(value))
        }
        // A clause that somebody remembers is a lead to check before anybody relies on it.
        let clause: FindingLevel = text("confidence") == "memory" ? .signal : .breach
        return Finding(
            id: Finding.id(
                rule: rule.card.id,
                subject: subject,
                policy: policy,
                period: period
            ),
            ruleID: rule.card.id,
            level: [rule.card.level, rule.card.verb.highestLevel, grade.highestLevel, clause]
                .reduce(proposed, min),
            grade: grade,
            subject: subject,
            period: period,
            observed: number("observed"),
            threshold: number("threshold"),
            lower: number("lower"),
            upper: number("upper"),
            unit: rule.card.unit,
            sentence: Self.sentence(template, row),
            facts: facts,
            evidence: evidence
        )
    }

    /// What is bound; what is optional and not given as null.
    private func arguments(_ parameters: [String: Double]) -> StatementArguments {
        var values: [String: DatabaseValue] = parameters.mapValues(Self.bound)
        for one in rule.card.parameters where values[one.name] == nil { values[one.name] = .null }
        return StatementArguments(values)
    }

    /// A number as it is bound: whole ones as integers.
    private static func bound(_ value: Double) -> DatabaseValue {
        value == value.rounded() ? Int64(value).databaseValue : value.databaseValue
    }

    /// What was found, in the card's words.
    private static func sentence(_ template: WordTemplate, _ row: Row) -> String {
        template.parts.map { part in
            switch part {
            case .words(let words): words
            case .slot(let slot):
                slot.text { column in
                    guard row.hasColumn(column) else { return nil }
                    let value: DatabaseValue = row[column]
                    if let kind = slot.kind, let number = Double.fromDatabaseValue(value) {
                        return NumberText.text(number, kind)
                    }
                    let text = text(value)
                    return text.isEmpty ? nil : text
                }
            }
        }.joined()
    }

    /// A value as text, numbers without a needless point.
    static func text(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null, .blob: ""
        case .int64(let integer): String(integer)
        case .double(let real): number(real)
        case .string(let text): text
        }
    }

    /// A number with as many digits as it needs, at most four after the point.
    static func number(_ value: Double) -> String {
        guard value == 0 || abs(value) >= 0.0001 else { return "less than 0.0001" }
        return FixedDecimal.shortest(value, digits: 4)
    }
}

/// What is wrong with a rule's statement.
public struct RuleError: Error, Hashable, Sendable {
    /// The rule.
    public let rule: String

    /// What is wrong.
    public let problem: Problem

    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// A row lacks a subject, a grade or evidence.
        case incomplete(row: String)

        /// Two rows are one finding.
        case repeats(subject: String)

        /// A parameter stands neither in the policy nor in the measures.
        case unknownMeasure(String)
    }

    init(rule: String, _ problem: Problem) {
        self.rule = rule
        self.problem = problem
    }
}
