/// The eleventh schema: registers that were published again without a change.
///
/// A released migration is never edited; a change is a further migration.
enum Schema11SeenAgain {
    static let statements = [
        """
        create table load_seen_again (
          -- One row per further day on which a register was published with the same bytes: its
          -- entries stand in the store once and held on that day too.
          load_id integer not null references load on delete cascade,
          snapshot_date text not null,
          file_name text not null,
          snapshot_determined_by text not null,
          loaded_at text not null,              -- UTC, ISO 8601
          primary key (load_id, snapshot_date)
        ) strict, without rowid;
        """,
        """
        create view register_publication as
          -- One row per publication of a register of drivers, vehicles or bases: load and day.
          select load_id, snapshot_date from load
          where snapshot_date is not null and kind in ('driver', 'vehicle', 'base')
          union
          select load_id, snapshot_date from load_seen_again;
        """,
    ]
}
