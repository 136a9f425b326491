public import Domain
public import GRDB

/// One computation of all findings of a snapshot.
public struct FindingRun: Hashable, Sendable {
    /// Given by the store.
    public var id: Int64

    /// The day that the listings describe.
    public var day: CivilDate

    /// The load of the listings.
    public var listingsLoadID: Int64

    /// The policy in force from this day was applied.
    public var policyFrom: CivilDate

    /// SHA-256 of everything that went in.
    public var inputsSHA256: String

    /// SHA-256 of the city's files.
    public var lawSHA256: String

    /// SHA-256 of models, measures and platforms.
    public var modelsSHA256: String

    /// The version of Veedor.
    public var toolVersion: String

    init?(row: Row) {
        guard let day = CivilDate(row["snapshot_date"] as String),
            let policyFrom = CivilDate(row["policy_from"] as String)
        else { return nil }
        self.day = day
        self.policyFrom = policyFrom
        id = row["run_id"]
        listingsLoadID = row["listings_load_id"]
        inputsSHA256 = row["inputs_sha256"]
        lawSHA256 = row["law_sha256"]
        modelsSHA256 = row["models_sha256"]
        toolVersion = row["tool_version"]
    }

    /// The run with these inputs, if it was made.
    public static func made(of inputs: String, _ database: Database) throws -> FindingRun? {
        try Row.fetchOne(
            database,
            sql: "select * from finding_run where inputs_sha256 = ?",
            arguments: [inputs]
        ).flatMap { FindingRun(row: $0) }
    }

    /// The last run of the last snapshot at or before a day that has one; of all where none is given.
    public static func last(
        atOrBefore day: CivilDate?,
        _ database: Database
    ) throws -> FindingRun? {
        try Row.fetchOne(
            database,
            sql: """
                select *
                from finding_run
                where snapshot_date <= coalesce(:day, snapshot_date)
                order by snapshot_date desc, run_id desc
                limit 1
                """,
            arguments: ["day": day.map { "\($0)" }]
        ).flatMap { FindingRun(row: $0) }
    }

    /// The last run of every snapshot up to a day, the earliest first.
    public static func all(
        atOrBefore day: CivilDate?,
        _ database: Database
    ) throws -> [FindingRun] {
        try Row.fetchAll(
            database,
            sql: """
                select *
                from finding_run as r
                where snapshot_date <= coalesce(:day, snapshot_date)
                  and run_id = (
                    select max(run_id) from finding_run where snapshot_date = r.snapshot_date)
                order by snapshot_date
                """,
            arguments: ["day": day.map { "\($0)" }]
        ).compactMap { FindingRun(row: $0) }
    }

    /// The loads that it read, by role.
    public func loads(_ database: Database) throws -> [String: Set<Int64>] {
        var loads: [String: Set<Int64>] = [:]
        for row in try Row.fetchAll(
            database,
            sql: "select role, load_id from finding_run_input where run_id = ?",
            arguments: [id]
        ) {
            loads[row[0], default: []].insert(row[1])
        }
        return loads
    }
}
