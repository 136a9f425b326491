/*
title: Advertisements that came, stayed and went
question: Between two snapshots that follow each other, how many advertisements are new and how many are gone?
claims: [H11, H12]
reads: [listing_load, listing_snapshot]
portable: [sqlite]
columns:
  from_date: the earlier snapshot
  to_date: the later snapshot
  days: between them [day]
  before: advertisements of the earlier [listing]
  stayed: those of them in the later [listing]
  gone: those of them not in the later [listing]
  new: those of the later not in the earlier [listing]
  stayed_percent: stayed of before [per cent of listings]
caveats:
  - A dwelling may come back under a new id; relisted dwellings are a finding of their own.
  - A search shows only what has free days, so that some of what is gone is only full.
*/
with pair as (
  select
    lag(load_id) over (order by snapshot_date) as from_load,
    lag(snapshot_date) over (order by snapshot_date) as from_date,
    load_id as to_load,
    snapshot_date as to_date
  from listing_load
),
stay as (
  select p.to_load, count(*) as stayed
  from pair as p
  join listing_snapshot as a on a.load_id = p.from_load
  join listing_snapshot as b
    on b.load_id = p.to_load and b.platform = a.platform and b.listing_id = a.listing_id
  group by p.to_load
),
size as (
  select load_id, count(*) as listings from listing_snapshot group by load_id
)
select
  p.from_date,
  p.to_date,
  cast(julianday(p.to_date) - julianday(p.from_date) as integer) as days,
  a.listings as before,
  coalesce(s.stayed, 0) as stayed,
  a.listings - coalesce(s.stayed, 0) as gone,
  b.listings - coalesce(s.stayed, 0) as new,
  round(100.0 * coalesce(s.stayed, 0) / a.listings, 1) as stayed_percent
from pair as p
join size as a on a.load_id = p.from_load
join size as b on b.load_id = p.to_load
left join stay as s on s.to_load = p.to_load
order by p.from_date
