create temp view listing_left_out as
  -- One row per platform and load of the snapshot's day that the snapshot is not of: a snapshot is one file.
  select
    a.platform,
    l.load_id,
    l.file_name,
    l.snapshot_date,
    count(*) as listings
  from load as l
  join snapshot as s on s.day = l.snapshot_date and s.load_id <> l.load_id
  join listing_snapshot as a on a.load_id = l.load_id
  where l.kind = 'listing'
    and not exists (
      select 1
      from listing_snapshot as own
      where own.load_id = s.load_id and own.platform = a.platform
    )
  group by a.platform, l.load_id, l.file_name, l.snapshot_date;
