public import GRDB

/// Two runs side by side: what is new, still there and gone, and why.
public struct FindingComparison: Sendable {
    /// The earlier run.
    public let earlier: FindingRun

    /// The later run.
    public let later: FindingRun

    /// Every finding of either run, in the order of ids.
    public let changes: [Change]

    /// A finding of either run.
    public struct Change: Hashable, Sendable {
        /// The finding's id.
        public var findingID: String

        /// Its rule.
        public var ruleID: String

        /// Whether it stood in both.
        public var kind: ChangeKind

        /// Why; `nil` where it is still there.
        public var reason: ChangeReason?
    }

    /// Compares two runs.
    public init(from earlier: FindingRun, to later: FindingRun, _ database: Database) throws {
        self.earlier = earlier
        self.later = later
        let judge = try ChangeJudge(earlier, later, database)
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select
                  f.run_id, f.finding_id, f.rule_id, f.subject_kind, f.platform, f.listing_id,
                  case
                    when exists (
                      select 1 from finding as o
                      where o.run_id = :earlier + :later - f.run_id
                        and o.finding_id = f.finding_id
                    ) then 'still there'
                    when f.run_id = :earlier then 'gone'
                    else 'new'
                  end as kind
                from finding as f
                where f.run_id in (:earlier, :later)
                order by f.finding_id, f.run_id
                """,
            arguments: ["earlier": earlier.id, "later": later.id]
        )
        var changes: [Change] = []
        while let row = try rows.next() {
            let kind = ChangeKind(rawValue: row["kind"]) ?? .stillThere
            if kind == .stillThere, row["run_id"] == earlier.id { continue }
            changes.append(
                Change(
                    findingID: row["finding_id"],
                    ruleID: row["rule_id"],
                    kind: kind,
                    reason: kind == .stillThere ? nil : try judge.reason(row, kind, database)
                )
            )
        }
        self.changes = changes
    }
}

/// Finds out why a finding came or went: what it cannot have stood without first.
struct ChangeJudge {
    private let earlier: FindingRun
    private let later: FindingRun
    private let rulesThatDiffer: Set<String>
    private let registersDiffer: Bool
    private let nightsDiffer: Bool

    init(_ earlier: FindingRun, _ later: FindingRun, _ database: Database) throws {
        self.earlier = earlier
        self.later = later
        rulesThatDiffer = try Set(
            String.fetchAll(
                database,
                sql: """
                    select coalesce(a.rule_id, b.rule_id)
                    from (select * from finding_run_rule where run_id = :earlier) as a
                    full join (select * from finding_run_rule where run_id = :later) as b
                      on b.rule_id = a.rule_id
                    where a.rule_sha256 is not b.rule_sha256
                      or a.passed_over is not b.passed_over
                    """,
                arguments: ["earlier": earlier.id, "later": later.id]
            )
        )
        let (before, after) = (try earlier.loads(database), try later.loads(database))
        func differ(_ prefix: String) -> Bool {
            let roles = Set(before.keys).union(after.keys).filter { $0.hasPrefix(prefix) }
            return roles.contains { before[$0] != after[$0] }
        }
        registersDiffer = differ("register")
        nightsDiffer = differ("calendars") || differ("reviews")
    }

    func reason(_ row: Row, _ kind: ChangeKind, _ database: Database) throws -> ChangeReason {
        let rule: String = row["rule_id"]
        let subject: String = row["subject_kind"]
        var isChanged = false
        if let platform = row["platform"] as String?, let listing = row["listing_id"] as String? {
            let key: StatementArguments = [platform, listing]
            let old = try content(earlier.listingsLoadID, key, database)
            let new = try content(later.listingsLoadID, key, database)
            if old == nil { return .newAdvertisement }
            if new == nil { return .advertisementGone }
            isChanged = old != new
        }
        if rulesThatDiffer.contains(rule) { return .rule }
        if earlier.policyFrom != later.policyFrom || earlier.lawSHA256 != later.lawSHA256 {
            return .policy
        }
        if ["load", "platform", "driver", "vehicle", "base"].contains(subject) { return .delivery }
        let kinds = try evidenceKinds(row, database)
        let reads = registersDiffer && kinds.contains("licence-register")
        if isChanged { return reads ? .advertisementAndRegister : .advertisement }
        if reads { return .register }
        if earlier.modelsSHA256 != later.modelsSHA256 || earlier.toolVersion != later.toolVersion {
            return .model
        }
        // A group of advertisements: what is known of nights is no more than what tells them apart.
        if subject == "operator" || subject == "dwelling", !kinds.contains("declared-stay") {
            return .itsAdvertisements
        }
        if nightsDiffer, kinds.contains("calendar") || kinds.contains("review") { return .nights }
        return row["listing_id"] == nil ? .itsAdvertisements : .others
    }

    /// The kinds of file that a finding rests on.
    private func evidenceKinds(_ row: Row, _ database: Database) throws -> Set<String> {
        try String.fetchSet(
            database.cachedStatement(
                sql: """
                    select distinct l.kind
                    from finding_evidence as e
                    join load as l on l.load_id = e.load_id
                    where e.run_id = ? and e.finding_id = ?
                    """
            ),
            arguments: [row["run_id"] as Int64, row["finding_id"] as String]
        )
    }

    /// What an advertisement shows that rules look at; `nil` where the snapshot has it not.
    private func content(
        _ loadID: Int64,
        _ key: StatementArguments,
        _ database: Database
    ) throws -> Row? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    select
                      host_id, licence_text, room_type, latitude, longitude, accommodates,
                      minimum_nights
                    from listing_snapshot
                    where load_id = ? and platform = ? and listing_id = ?
                    """
            ),
            arguments: [loadID] + key
        )
    }
}
