public import GRDB

/// Trips of one zone of pick-up, over all loads.
public struct OriginCounts: Hashable, Sendable {
    /// The zone.
    public var zone: String

    /// Its trips.
    public var trips: Int

    /// The zones of a store that trips tell, those with the most trips first.
    ///
    /// - Throws: `DatabaseError`.
    public static func all(_ database: Database) throws -> [OriginCounts] {
        try Row.fetchAll(
            database,
            sql: """
                select origin_zone as zone, sum(trips) as trips
                from trip_zone_hour
                where origin_zone <> ''
                group by origin_zone
                order by trips desc, zone
                """
        ).map { OriginCounts(zone: $0["zone"], trips: $0["trips"]) }
    }
}
