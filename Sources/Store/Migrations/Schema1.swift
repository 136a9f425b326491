/// The first schema.
///
/// A released migration is never edited; a change is a further migration.
///
/// The comments stand inside the statements, so that `.schema` in any SQLite shell shows them.
enum Schema1 {
    static let statements = [
        store, load, reject, listing, calendar, review, register, area, areaFigure, views,
    ]

    static let store = """
        create table store_property (
          -- One row per property of the store itself: city, currency.
          name text not null primary key,
          value text not null
        ) strict, without rowid;
        """

    static let load = """
        create table load (
          -- One row per file that was ingested. Every fact below carries its load, so that each
          -- number can be walked back to a file (SHA-256) and a row in it.
          load_id integer primary key,
          file_name text not null,              -- last part of the path, as given
          file_bytes integer not null,          -- size on disk
          file_sha256 text not null unique,     -- of the bytes on disk; the same file loads once
          format_id text not null,              -- descriptor in scrapers-formats/
          format_version integer not null,
          format_era text not null,             -- generation of the format, recognised by header
          kind text not null,                   -- what the first record of a row is
          precedence integer not null,          -- of two files of one kind and day the higher counts
          snapshot_date text                    -- the day the data describe; null: rows carry periods
            check (snapshot_date glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
          snapshot_precision text not null check (snapshot_precision in ('day', 'month', 'none')),
          snapshot_determined_by text not null, -- option, path, or a field and how it was read
          currency text,                        -- ISO 4217; amounts are integers of its minor unit
          rows_read integer not null,           -- = loaded + rejected + skipped
          rows_loaded integer not null,
          rows_rejected integer not null,       -- see reject, scope 'row'
          rows_skipped integer not null,        -- totals and blanks that the descriptor names
          fields_rejected integer not null,     -- see reject, scope 'field'
          unknown_columns text not null,        -- columns the descriptor does not know, by comma
          loaded_at text not null,              -- UTC, ISO 8601
          tool_version text not null,
          check (rows_read = rows_loaded + rows_rejected + rows_skipped)
        ) strict;
        """

    static let reject = """
        create table reject (
          -- One row per thing that could not be read. Scope 'row': the whole row is left out.
          -- Scope 'field': the row is loaded and this field is empty. Values are not repeated
          -- here, they may be personal: file, row and byte offset lead to them.
          load_id integer not null references load on delete cascade,
          row_number integer not null,          -- the header of a CSV file is row 1
          byte_offset integer not null,         -- where the row begins in the uncompressed file
          scope text not null check (scope in ('row', 'field')),
          field text,                           -- canonical field, null for the row as a whole
          code text not null,                   -- for example not-a-date
          reason text not null
        ) strict;
        create index reject_by_load on reject (load_id, code);
        """

    static let listing = """
        create table listing_snapshot (
          -- One row per advertisement and load: what the platform showed on the snapshot date.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          platform text not null,               -- airbnb, ...: a field, never a verdict
          listing_id text not null,             -- the platform's; ids pass 2^53, hence text
          host_id text not null,                -- the platform's account, not a person
          licence_text text,                    -- as typed by the host; null: nothing shown
          room_type text check (room_type in
            ('entire_home', 'private_room', 'shared_room', 'hotel_room')),
          property_type text,                   -- the platform's own wording
          district_name text,                   -- as the publisher assigned it
          neighbourhood_name text,
          latitude real check (latitude between -90 and 90),     -- blurred by the platform
          longitude real check (longitude between -180 and 180),
          accommodates integer,                 -- guests
          bedrooms real,
          beds real,
          bathrooms real,
          price_minor integer,                  -- one night, minor units of load.currency
          minimum_nights integer,
          maximum_nights integer,
          minimum_nights_mean_ntm real,         -- publisher's mean over the next twelve months
          has_availability integer check (has_availability in (0, 1)),
          availability_30 integer,              -- available nights among the next 30
          availability_60 integer,
          availability_90 integer,
          availability_365 integer,
          availability_to_year_end integer,
          reviews_total integer,
          reviews_l365d integer,                -- in the last 365 days
          reviews_l30d integer,
          reviews_last_calendar_year integer,
          reviews_per_month real,
          first_review_on text,
          last_review_on text,
          published_occupancy_l365d integer,    -- nights, the publisher's estimate
          published_revenue_l365d_minor integer,
          host_since text,
          published_host_listings integer,      -- the publisher's counts in the same dump
          published_host_entire_homes integer,
          published_host_private_rooms integer,
          published_host_shared_rooms integer,
          last_scraped_on text,
          calendar_last_scraped_on text,
          scrape_source text,                   -- city scrape or previous scrape
          primary key (load_id, platform, listing_id)
        ) strict, without rowid;
        create index listing_snapshot_by_listing on listing_snapshot (listing_id, load_id);
        create index listing_snapshot_by_host on listing_snapshot (host_id, load_id);
        """

    static let calendar = """
        create table calendar_run (
          -- One row per maximal run of consecutive nights of an advertisement's calendar that
          -- share all values. A night that is not available may be booked or blocked: the
          -- calendar does not say which.
          load_id integer not null references load on delete cascade,
          row_number integer not null,          -- of the first night
          listing_id text not null,
          first_night text not null,
          last_night text not null,             -- inclusive
          nights integer not null check (nights > 0),
          is_available integer not null check (is_available in (0, 1)),
          price_minor integer,
          minimum_nights integer,
          maximum_nights integer
        ) strict;
        create index calendar_run_by_listing on calendar_run (listing_id, load_id);
        """

    static let review = """
        create table review (
          -- One row per review: that a stay took place. Author and text are never stored.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          listing_id text not null,
          review_id text,                       -- null in the short layout
          reviewed_on text not null
        ) strict;
        create index review_by_listing on review (listing_id, load_id);
        """

    static let register = """
        create table licence_register_entry (
          -- One row per entry of a licence register as published on the load's snapshot date.
          -- A number may stand on several entries, an entry may have none.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          register text not null,               -- for example HUT
          entry_reference text,                 -- the register's file number
          licence_number text,                  -- as published; normal forms are computed
          status text,
          valid_from text,
          valid_until text,
          licensed_places integer,              -- guests
          street_type text,
          street_name text,
          street_number text,
          street_number_end text,
          block text,
          entrance text,
          staircase text,
          floor text,
          door text,
          postal_code text,
          district_code text,
          district_name text,
          neighbourhood_code text,
          neighbourhood_name text,
          latitude real check (latitude between -90 and 90),     -- of the licensed address
          longitude real check (longitude between -180 and 180),
          primary key (load_id, row_number)
        ) strict, without rowid;
        create index licence_register_entry_by_number
          on licence_register_entry (licence_number, load_id);
        """

    static let area = """
        create table area (
          -- One row per polygon of a load: districts, neighbourhoods. A name may repeat.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          area_level text not null,             -- district, neighbourhood, section
          area_code text,
          area_name text not null,
          district_name text,
          geometry text,                        -- GeoJSON (RFC 7946), WGS 84
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    static let areaFigure = """
        create table area_figure (
          -- One row per area, indicator, category and period: rents, dwellings, income.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          indicator text not null,
          unit text not null,                   -- of value
          area_level text not null,             -- city, district, neighbourhood, section
          district_code text,
          district_name text,
          neighbourhood_code text,
          neighbourhood_name text,
          section_code text,
          category text,                        -- part of the indicator: total, 2 rooms, ...
          period_start text not null,
          period_end text not null,             -- inclusive
          value real                            -- null: the publisher gives no figure
        ) strict;
        create index area_figure_by_indicator on area_figure (indicator, neighbourhood_code);
        """

    static let views = """
        create view listing_load as
          -- One row per platform-independent snapshot date of listings: the load that counts.
          -- Of several files of one day the one of higher precedence, then the later load.
          select snapshot_date, load_id
          from (
            select
              snapshot_date,
              load_id,
              row_number() over (
                partition by snapshot_date
                order by precedence desc, load_id desc
              ) as rank_on_day
            from load
            where kind = 'listing' and snapshot_date is not null
          )
          where rank_on_day = 1;
        create view licence_register_load as
          -- One row per register and snapshot date: the load that counts, and whether it carries
          -- licence numbers at all (older publications do not).
          select
            register, snapshot_date, snapshot_precision, load_id, entries, entries_with_number
          from (
            select
              e.register,
              l.snapshot_date,
              l.snapshot_precision,
              l.load_id,
              count(*) as entries,
              count(e.licence_number) as entries_with_number,
              row_number() over (
                partition by e.register, l.snapshot_date
                order by l.precedence desc, l.load_id desc
              ) as rank_on_day
            from load as l
            join licence_register_entry as e on e.load_id = l.load_id
            where l.kind = 'licence-register' and l.snapshot_date is not null
            group by
              e.register, l.snapshot_date, l.snapshot_precision, l.load_id, l.precedence
          )
          where rank_on_day = 1;
        """
}
