internal import GRDB
internal import Reporting

/// Writes findings and what they rest on.
struct FindingWriter {
    private let finding: Statement
    private let evidence: Statement
    private let runID: Int64

    init(_ database: Database, runID: Int64) throws {
        self.runID = runID
        finding = try database.makeStatement(
            sql: """
                insert into finding (
                  run_id, finding_id, rule_id, level, grade, subject_kind, subject_id, period,
                  observed, threshold, lower, upper, unit, sentence, facts, platform, listing_id
                ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        evidence = try database.makeStatement(
            sql: """
                insert into finding_evidence (
                  run_id, finding_id, place, load_id, first_row, last_row
                ) values (?, ?, ?, ?, ?, ?)
                """
        )
    }

    func insert(_ one: Finding) throws {
        let advertisement = one.subject.advertisement
        try finding.execute(
            arguments: [
                runID, one.id, one.ruleID, one.level.rawValue, one.grade.rawValue,
                one.subject.kind.rawValue, one.subject.id, one.period, one.observed,
                one.threshold, one.lower, one.upper, one.unit, one.sentence, Self.json(one.facts),
                advertisement?.platform, advertisement?.id,
            ]
        )
        for (place, rows) in one.evidence.enumerated() {
            try evidence.execute(
                arguments: [
                    runID, one.id, place, rows.loadID, rows.rows?.lowerBound, rows.rows?.upperBound,
                ]
            )
        }
    }

    /// An object, its members in the order of the statement.
    private static func json(_ facts: [Finding.Fact]) -> String {
        "{"
            + facts.map { "\($0.name.quotedForJSON): \($0.value.quotedForJSON)" }
            .joined(separator: ", ") + "}"
    }
}
