/// The sixth schema: stays that platforms and hosts declare.
///
/// A released migration is never edited; a change is a further migration.
enum Schema6Stays {
    static let statements = [
        stay,
        "create index declared_stay_by_listing on declared_stay (listing_id)",
        "create index declared_stay_by_licence on declared_stay (licence_number)",
    ]

    private static let stay = """
        create table declared_stay (
          -- One row per version of a declared stay: of one declaration the latest version counts.
          -- Guests are counted, never named; where they came from is not kept.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          declaration_id text not null,
          declarant text not null               -- who answers for it
            check (declarant in ('platform', 'host')),
          platform text,
          listing_id text,                      -- of the advertisement, or its web address
          licence_number text,                  -- as declared
          street_name text,                     -- where the dwelling is
          street_number text,
          street_number_addition text,
          postal_code text,
          arrives_on text not null,             -- the first night
          leaves_on text not null,              -- the day after the last night
          guests integer check (guests > 0),
          revenue_minor integer,
          status text,                          -- finished, cancelled; null: not told
          declared_at text,                     -- of this version
          ended_at text,                        -- this version was withdrawn then
          primary key (load_id, row_number)
        ) strict;
        """
}
