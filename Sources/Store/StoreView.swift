/// A view of every store that calls functions of SQLite.
///
/// A connection that trusts no definition of a file, as <https://www.sqlite.org/security.html> advises,
/// may not read such a view: it makes a temporary one of its own from the same words.
public struct StoreView: Sendable {
    /// Its name.
    public let name: String

    /// Its columns and what it selects.
    public let definition: String

    /// What follows the names of these views in their definitions.
    public static let definitions = [zoneHours.name: zoneHours.definition]

    /// What was driven from each zone, hour by hour.
    static let zoneHours = StoreView(
        name: "trip_zone_hour",
        definition: """
            (
              -- One row per load, zone of pick-up and hour: what was driven from there.
              load_id,                        -- the load the trips came with
              origin_zone,                    -- '' where the file does not tell it
              hour,                           -- YYYY-MM-DD HH of the local clock
              trips,                          -- trips that began there and then
              duration_s,                     -- sums over the trips that tell it
              distance_m,                     -- the same of their lengths
              fare_minor,                     -- the same of their fares
              driver_pay_minor                -- the same of what drivers got
            ) as
            select
              h.load_id,
              p.zone,
              h.hour,
              cast(iif(z.type = 'array', json_extract(z.value, '$[0]'), z.value) as integer),
              cast(iif(z.type = 'array', coalesce(json_extract(z.value, '$[1]'), 0), 0) as integer),
              cast(iif(z.type = 'array', coalesce(json_extract(z.value, '$[2]'), 0), 0) as integer),
              cast(iif(z.type = 'array', coalesce(json_extract(z.value, '$[3]'), 0), 0) as integer),
              cast(iif(z.type = 'array', coalesce(json_extract(z.value, '$[4]'), 0), 0) as integer)
            -- In this order, whatever is asked: no hour is read twice.
            from trip_hour as h
            cross join json_each(h.zones) as z
            cross join trip_hour_zone as p
              on p.load_id = h.load_id and p.place = cast(z.key as integer)
            where z.value <> 0
            """
    )
}
