public import GRDB

/// A decision of a person whether two accounts are of one operator; kept for good.
public struct LinkDecision: Hashable, Sendable {
    /// Given by the store; decisions are in this order.
    public var id: Int64 = 0

    /// When it was made: UTC, ISO 8601.
    public var decidedAt: String

    /// The official who answers for it.
    public var decidedBy: String

    /// The two accounts, and whether they are of one operator.
    public var decision: AccountLinkage.Decision

    /// Why.
    public var reason: String

    /// A decision.
    public init(
        decidedAt: String,
        decidedBy: String,
        decision: AccountLinkage.Decision,
        reason: String
    ) {
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.decision = decision
        self.reason = reason
    }

    /// All decisions made up to an instant, in the order they were made.
    public static func all(_ database: Database, until: String? = nil) throws -> [LinkDecision] {
        try Row.fetchAll(
            database,
            sql: """
                select *
                from link_decision
                where decided_at <= coalesce(:until, decided_at)
                order by decision_id
                """,
            arguments: ["until": until]
        ).map { row in
            var one = LinkDecision(
                decidedAt: row["decided_at"],
                decidedBy: row["decided_by"],
                decision: AccountLinkage.Decision(
                    AccountID(platform: row["platform_a"], id: row["host_a"]),
                    AccountID(platform: row["platform_b"], id: row["host_b"]),
                    isSame: row["verdict"] == "same"
                ),
                reason: row["reason"]
            )
            one.id = row["decision_id"]
            return one
        }
    }

    /// Adds the decision; none is ever changed or removed.
    public func insert(_ database: Database) throws {
        try database.execute(
            sql: """
                insert into link_decision (
                  decided_at, decided_by, verdict, platform_a, host_a, platform_b, host_b, reason
                ) values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                decidedAt, decidedBy, decision.isSame ? "same" : "different",
                decision.one.platform, decision.one.id, decision.other.platform,
                decision.other.id, reason,
            ]
        )
    }
}
