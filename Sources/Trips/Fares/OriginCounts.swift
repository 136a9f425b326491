internal import Domain
public import GRDB

/// Trips of one zone of pick-up, over all files.
public struct OriginCounts: Hashable, Sendable {
    /// The zone.
    public var zone: String

    /// Its trips.
    public var trips: Int

    /// The zones of a store that trips tell, those with the most trips first.
    ///
    /// - Throws: `DatabaseError`.
    public static func all(
        _ database: Database,
        submissions: LatestSubmissions
    ) throws -> [OriginCounts] {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                select load_id, origin_zone as zone, substr(hour, 1, 10) as day,
                  sum(trips) as trips
                from trip_zone_hour
                where origin_zone <> ''
                group by load_id, origin_zone, day
                """
        )
        var counts: [String: Int] = [:]
        while let row = try rows.next() {
            guard let day = CivilDate(row["day"] as String),
                submissions.replacement(load: row["load_id"], day: day) == nil
            else { continue }
            counts[row["zone"], default: 0] += row["trips"] as Int
        }
        return counts.map { OriginCounts(zone: $0, trips: $1) }
            .sorted { ($1.trips, $0.zone) < ($0.trips, $1.zone) }
    }
}
