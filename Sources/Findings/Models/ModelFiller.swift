internal import Domain
public import GRDB
internal import Policies

extension CityAnalysis {
    /// Makes the models on a connection and fills them with what was established.
    ///
    /// - Throws: `DatabaseError`.
    public func fill(_ models: ModelCatalogue, _ database: Database) throws {
        try models.make(database)
        try fillSnapshot(database)
        if let licences { try LicenceModels(licences, database).fill(database) }
        try NightModels(self)?.fill(database)
        try HostModels(self, database)?.fill(database)
        try fillSummaries(database)
        try TripModels(self)?.fill(database)
        try RelistedModels(self).fill(database)
        try CaseModels(database, day: day).fill(database)
    }

    private func fillSnapshot(_ database: Database) throws {
        let before = try Row.fetchOne(
            database,
            sql: """
                select snapshot_date, load_id
                from listing_load
                where snapshot_date < ?
                order by snapshot_date desc
                limit 1
                """,
            arguments: ["\(day)"]
        )
        try database.execute(
            sql: """
                insert into temp.snapshot (day, load_id, previous_day, previous_load_id, policy_from)
                values (?, ?, ?, ?, ?)
                """,
            arguments: [
                "\(day)", loadID, before?["snapshot_date"] as String?,
                before?["load_id"] as Int64?, "\(policy.inForceFrom)",
            ]
        )
    }
}
