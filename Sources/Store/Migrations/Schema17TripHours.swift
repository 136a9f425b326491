/// The seventeenth schema: what was driven from the zones, an hour in one row.
///
/// A row for each zone and hour cost more to store than all trips of the hour: half a year of one
/// company has a million of them.
///
/// A released migration is never edited; a change is a further migration.
enum Schema17TripHours {
    static let statements = [hour, fill, "drop table trip_zone_hour", zoneHour]

    private static let hour = """
        create table trip_hour (
          -- One row per load and hour of pick-up: what was driven from each zone.
          load_id integer not null references load on delete cascade,
          hour text not null,                   -- YYYY-MM-DD HH of the local clock
          zones text not null,                  -- JSON, read by trip_zone_hour: an array per zone, zeros at its end left out
          primary key (load_id, hour)
        ) strict, without rowid;
        """

    private static let fill = """
        insert into trip_hour
        select load_id, hour, json_group_array(
          json_array(origin_zone, trips, duration_s, distance_m, fare_minor, driver_pay_minor))
        from (select * from trip_zone_hour order by load_id, hour, origin_zone)
        group by load_id, hour
        """

    /// The view in the words of that schema, which stay; today's are those of `StoreView`.
    private static let zoneHour = """
        create view trip_zone_hour
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
          cast(json_extract(z.value, '$[0]') as text),
          h.hour,
          cast(json_extract(z.value, '$[1]') as integer),
          cast(coalesce(json_extract(z.value, '$[2]'), 0) as integer),
          cast(coalesce(json_extract(z.value, '$[3]'), 0) as integer),
          cast(coalesce(json_extract(z.value, '$[4]'), 0) as integer),
          cast(coalesce(json_extract(z.value, '$[5]'), 0) as integer)
        from trip_hour as h, json_each(h.zones) as z
        """
}
