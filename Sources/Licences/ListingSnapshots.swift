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

extension ListingSnapshots {
    /// The advertisements of a load, in the order of platforms and ids.
    static func listings(loadID: Int64, _ database: Database) throws -> [AdvertisedListing] {
        var listings: [AdvertisedListing] = []
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select
                  platform, listing_id, host_id, row_number, licence_text, room_type, latitude,
                  longitude, accommodates, minimum_nights
                from listing_snapshot
                where load_id = ?
                order by platform, listing_id
                """,
            arguments: [loadID]
        )
        while let row = try rows.next() {
            listings.append(
                AdvertisedListing(
                    id: row[1],
                    platform: row[0],
                    hostID: row[2],
                    rowNumber: row[3],
                    licenceText: row[4],
                    roomType: (row[5] as String?).flatMap(RoomType.init),
                    position: GeoPoint(row[6] as Double?, row[7] as Double?),
                    accommodates: row[8],
                    minimumNights: row[9]
                )
            )
        }
        return listings
    }
}

extension GeoPoint {
    /// A point, where both parts are known.
    init?(_ latitude: Double?, _ longitude: Double?) {
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
