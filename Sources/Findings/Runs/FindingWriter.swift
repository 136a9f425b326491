internal import Domain
internal import GRDB
internal import Reporting
internal import Store

/// Writes findings and what they rest on.
struct FindingWriter: ~Copyable {
    private let finding: RowWriter
    private let evidence: RowWriter
    private let runID: Int64

    init(_ database: Database, runID: Int64) throws {
        let finding = try RowWriter(
            database,
            table: "finding",
            columns: [
                "run_id", "finding_id", "rule_id", "level", "grade", "subject_kind", "subject_id",
                "period", "observed", "threshold", "lower", "upper", "unit", "sentence", "facts",
                "platform", "listing_id",
            ]
        )
        let evidence = try RowWriter(
            database,
            table: "finding_evidence",
            columns: ["run_id", "finding_id", "place", "load_id", "first_row", "last_row"]
        )
        self.runID = runID
        self.finding = finding
        self.evidence = evidence
    }

    func insert(_ one: FindingRow) throws {
        try finding.insert([.integer(runID)] + one.values)
        for (place, rows) in one.evidence.enumerated() {
            try evidence.insert([
                .integer(runID), .text(one.id), .integer(Int64(place)), .integer(rows.loadID),
                .optional(rows.rows?.lowerBound), .optional(rows.rows?.upperBound),
            ])
        }
    }
}

/// A finding as it is stored, in whatever run.
struct FindingRow: Sendable {
    /// The finding's id.
    let id: String

    /// The columns of `finding` after the run.
    let values: [CellValue]

    /// What it rests on.
    let evidence: [EvidenceRows]

    init(_ one: Finding) {
        let advertisement = one.subject.advertisement
        id = one.id
        evidence = one.evidence
        values = [
            .text(one.id), .text(one.ruleID), .text(one.level.rawValue),
            .text(one.grade.rawValue), .text(one.subject.kind.rawValue), .text(one.subject.id),
            .text(one.period), .optional(one.observed), .optional(one.threshold),
            .optional(one.lower), .optional(one.upper), .text(one.unit), .text(one.sentence),
            .text(Self.json(one.facts)), .optional(advertisement?.platform),
            .optional(advertisement?.id),
        ]
    }

    /// An object, its members in the order of the statement.
    private static func json(_ facts: [Finding.Fact]) -> String {
        "{"
            + facts.map { "\($0.name.quotedForJSON): \($0.value.quotedForJSON)" }
            .joined(separator: ", ") + "}"
    }
}
