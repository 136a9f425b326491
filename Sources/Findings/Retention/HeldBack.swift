internal import GRDB

/// What open cases and complaints keep, as temporary tables of a connection.
struct HeldBack {
    /// Findings of open cases that cite whole files: what those show by absence.
    let wholeFiles: Int

    /// Makes the tables anew.
    init(rules: ComplaintRules, _ database: Database) throws {
        for (table, columns) in Self.tables {
            try database.execute(
                sql: """
                    drop table if exists temp.\(table);
                    create temp table \(table) (\(columns), primary key (\(columns))) without rowid
                    """
            )
        }
        let open = CaseState.all(try CaseLog.entries(database)).filter { $0.closed == nil }
        for state in open {
            try database.execute(
                sql: "insert or ignore into held_case values (?)",
                arguments: [state.id]
            )
            for listing in state.listings {
                let id = listing.drop { $0 != ":" }.dropFirst()
                try database.execute(
                    sql: "insert or ignore into held_listing values (?)",
                    arguments: [String(id)]
                )
            }
            for finding in state.findings {
                try database.execute(
                    sql: "insert or ignore into held_finding values (?)",
                    arguments: [finding]
                )
            }
        }
        try database.execute(
            sql: """
                insert or ignore into held_rows
                select e.load_id, e.first_row, e.last_row
                from finding_evidence as e
                join held_finding as h on h.finding_id = e.finding_id
                where e.first_row is not null;
                insert or ignore into held_listing
                select f.listing_id
                from finding as f
                join held_finding as h on h.finding_id = f.finding_id
                where f.listing_id is not null
                """
        )
        wholeFiles =
            try Int.fetchOne(
                database,
                sql: """
                    select count(distinct e.finding_id)
                    from finding_evidence as e
                    join held_finding as h on h.finding_id = e.finding_id
                    where e.first_row is null
                    """
            ) ?? 0
        let states = ComplaintState.all(try ComplaintLog.log.entries(database))
        for complaint in try Complaint.all(until: nil, rules: rules, database)
        where states[complaint.id]?.closed == nil && !complaint.isClosedAtSource {
            try database.execute(
                sql: """
                    insert or ignore into held_complaint values (?, ?);
                    """,
                arguments: [complaint.source, complaint.reference]
            )
            try database.execute(
                sql: "insert or ignore into held_complaint_id values (?)",
                arguments: [complaint.id]
            )
        }
    }

    private static let tables = [
        ("held_case", "case_id"), ("held_listing", "listing_id"), ("held_finding", "finding_id"),
        ("held_rows", "load_id, first_row, last_row"),
        ("held_complaint", "source, reference"),
        ("held_complaint_id", "complaint_id"),
    ]

    /// When a row of a rule is held back, as SQL.
    static func condition(_ rule: RetentionRule) -> String {
        var parts: [String] = []
        if rule.heldBy.contains(.openCases) {
            if let listing = rule.about.listing {
                parts.append("\(listing) in (select listing_id from held_listing)")
            }
            if let finding = rule.about.finding {
                parts.append("\(finding) in (select finding_id from held_finding)")
            }
            if let caseID = rule.about.caseID {
                parts.append("\(caseID) in (select case_id from held_case)")
            }
            if rule.about.row.count == 2 {
                parts.append(
                    """
                    exists (
                      select 1 from held_rows as h
                      where h.load_id = \(rule.about.row[0])
                        and \(rule.about.row[1]) between h.first_row and h.last_row)
                    """
                )
            }
        }
        if rule.heldBy.contains(.openComplaints) {
            if rule.about.complaint.count == 2 {
                parts.append(
                    """
                    exists (
                      select 1 from held_complaint as h
                      where h.source = \(rule.about.complaint[0])
                        and h.reference = \(rule.about.complaint[1]))
                    """
                )
            }
            if let id = rule.about.complaintID {
                parts.append("\(id) in (select complaint_id from held_complaint_id)")
            }
        }
        return parts.isEmpty ? "0" : parts.map { "coalesce(\($0), 0)" }.joined(separator: " or ")
    }
}
