internal import Domain
internal import GRDB

/// Which snapshots of listings the store holds.
enum ListingSnapshots {
    /// The last snapshot at or before a day; the last of all when no day is given.
    static func last(
        atOrBefore day: CivilDate?,
        _ database: Database
    ) throws -> LicenceCheck.SnapshotUsed {
        let row = try Row.fetchOne(
            database,
            sql: """
                select snapshot_date, load_id
                from listing_load
                where snapshot_date <= coalesce(:day, snapshot_date)
                order by snapshot_date desc
                limit 1
                """,
            arguments: ["day": day?.description]
        )
        guard let row, let date = CivilDate(row["snapshot_date"] as String) else {
            let first = try String.fetchOne(
                database,
                sql: "select min(snapshot_date) from listing_load"
            )
            throw LicenceCheckError.noListings(asOf: day, first: first.flatMap { CivilDate($0) })
        }
        return LicenceCheck.SnapshotUsed(date: date, loadID: row["load_id"])
    }
}
