internal import Foundation
public import GRDB

/// Findings as they are kept.
public struct StoredFinding: Hashable, Sendable {
    /// The finding.
    public var finding: Finding

    /// The version of its rule that ran.
    public var ruleVersion: Int

    /// All findings of a run, in the order of their ids; without their evidence.
    public static func all(of run: FindingRun, _ database: Database) throws -> [StoredFinding] {
        try Row.fetchAll(
            database,
            sql: Self.selection + " where f.run_id = ? order by f.finding_id",
            arguments: [run.id]
        ).compactMap { StoredFinding(row: $0) }
    }

    /// A finding of a run, with its evidence.
    public static func one(
        _ id: String,
        of run: FindingRun,
        _ database: Database
    ) throws -> StoredFinding? {
        let row = try Row.fetchOne(
            database,
            sql: Self.selection + " where f.run_id = ? and f.finding_id = ?",
            arguments: [run.id, id]
        )
        guard var stored = row.flatMap({ StoredFinding(row: $0) }) else { return nil }
        stored.finding.evidence = try Row.fetchAll(
            database,
            sql: """
                select load_id, first_row, last_row
                from finding_evidence
                where run_id = ? and finding_id = ?
                order by place
                """,
            arguments: [run.id, id]
        ).map { row in
            let (first, last): (Int?, Int?) = (row[1], row[2])
            let rows = first.flatMap { first in last.map { first...$0 } }
            return EvidenceRows(loadID: row[0], rows: rows)
        }
        return stored
    }

    private static let selection = """
        select f.*, r.rule_version
        from finding as f
        join finding_run_rule as r on r.run_id = f.run_id and r.rule_id = f.rule_id
        """

    init?(row: Row) {
        guard let level = FindingLevel(rawValue: row["level"]),
            let grade = FindingGrade(rawValue: row["grade"]),
            let kind = FindingSubject.Kind(rawValue: row["subject_kind"])
        else { return nil }
        ruleVersion = row["rule_version"]
        finding = Finding(
            id: row["finding_id"],
            ruleID: row["rule_id"],
            level: level,
            grade: grade,
            subject: FindingSubject(kind: kind, id: row["subject_id"]),
            period: row["period"],
            observed: row["observed"],
            threshold: row["threshold"],
            lower: row["lower"],
            upper: row["upper"],
            unit: row["unit"],
            sentence: row["sentence"],
            facts: Self.facts(row["facts"]),
            evidence: []
        )
    }

    private static func facts(_ text: String) -> [Finding.Fact] {
        let object = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        return (object ?? [:]).sorted { $0.key < $1.key }
            .map { Finding.Fact(name: $0.key, value: $0.value) }
    }
}
