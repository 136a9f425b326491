/// The fourteenth schema: the zones that trips speak of.
///
/// A released migration is never edited; a change is a further migration.
enum Schema14TripZones {
    static let statements = [zone]

    private static let zone = """
        create table trip_zone (
          -- One row per zone that trips speak of, or part of one, and load.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          zone_code text not null,              -- as trips tell it
          zone_name text,                       -- for people
          area_code text,                       -- the area whose figures hold for it
          geometry text,                        -- GeoJSON (RFC 7946), WGS 84
          primary key (load_id, row_number)
        ) strict, without rowid;
        """
}
