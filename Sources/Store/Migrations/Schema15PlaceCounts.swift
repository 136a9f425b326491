/// The fifteenth schema: what somebody else counted at a place.
///
/// A released migration is never edited; a change is a further migration.
enum Schema15PlaceCounts {
    static let statements = [placeCount]

    private static let placeCount = """
        create table place_count (
          -- One row per place, period and load: how many trips somebody else counted there.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          place text not null,                  -- for people, such as the name of an airport
          zones text not null,                  -- the codes of its zones as trips tell them, by blanks
          operator text,                        -- as trips tell it; null: all together
          service text,                         -- ride-hail, taxi, ...; null: all together
          period_start text not null,
          period_end text not null,             -- the last day, inclusive
          pick_ups integer,                     -- null: not counted
          drop_offs integer,
          primary key (load_id, row_number)
        ) strict, without rowid;
        """
}
