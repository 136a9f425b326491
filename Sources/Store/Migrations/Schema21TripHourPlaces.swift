/// The twenty-first schema: the zones of an hour without their names.
///
/// The name of each zone was written with each of its hours: a tenth of what a load of trips takes.
///
/// A released migration is never edited; a change is a further migration.
enum Schema21TripHourPlaces {
    static let statements = [
        "drop view trip_zone_hour",
        // A new name would make SQLite read the whole schema again, in each new store.
        "create temp table named_hour as select * from trip_hour",
        "drop table trip_hour",
        zone,
        places,
        index,
        hour,
        fill,
        "drop index trip_hour_zone_name",
        "drop table named_hour",
        zoneHour,
    ]

    private static let zone = """
        create table trip_hour_zone (
          -- One row per load and zone of pick-up: the zone's place in the hours of trip_hour.
          load_id integer not null references load on delete cascade,
          place integer not null,               -- from 0
          zone text not null,                   -- '' where the file does not tell it
          primary key (load_id, place)
        ) strict, without rowid;
        """

    private static let places = """
        insert into trip_hour_zone
        select load_id, row_number() over (partition by load_id order by zone) - 1, zone
        from (
          select distinct h.load_id, cast(json_extract(z.value, '$[0]') as text) as zone
          from named_hour as h, json_each(h.zones) as z)
        """

    private static let index = "create index trip_hour_zone_name on trip_hour_zone (load_id, zone)"

    private static let hour = """
        create table trip_hour (
          -- One row per load and hour of pick-up: what was driven from each zone.
          load_id integer not null references load on delete cascade,
          hour text not null,                   -- YYYY-MM-DD HH of the local clock
          zones text not null,                  -- JSON by place, read by trip_zone_hour: trips, or an array with sums
          primary key (load_id, hour)
        ) strict, without rowid;
        """

    /// As objects; a load writes an object only for an hour with few of its zones.
    private static let fill = """
        insert into trip_hour
        select h.load_id, h.hour, (
          select json_group_object(cast(p.place as text), json_remove(z.value, '$[0]'))
          from json_each(h.zones) as z
          join trip_hour_zone as p
            on p.load_id = h.load_id and p.zone = cast(json_extract(z.value, '$[0]') as text))
        from named_hour as h
        """

    private static let zoneHour = """
        create view \(StoreView.zoneHours.name) \(StoreView.zoneHours.definition)
        """
}
