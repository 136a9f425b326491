/*
title: Prices of a night, like for like
question: How did the price of a night change, the same advertisements compared?
claims: [H6, H8]
reads: [listing_load, listing_snapshot, load]
portable: [sqlite]
columns:
  snapshot_date: the day that the listings describe
  room_type: kind of advertisement
  listings: advertisements with a price [listing]
  median_minor: median price of a night [minor units of currency]
  matched: advertisements with a price here and in the snapshot before [listing]
  change_percent: geometric mean of their changes, the same advertisements compared (Jevons) [per cent]
  index_from_first: changes multiplied up; the first snapshot is 100 [100 at the first snapshot]
  currency: of the amounts
caveats:
  - Prices are asked, not paid, and for the nights that the dump happened to look at; dumps of different seasons differ by season.
  - Where few advertisements are matched the change says little.
*/
with priced as (
  select l.snapshot_date, l.load_id, s.platform, s.listing_id, s.room_type, s.price_minor
  from listing_load as l
  join listing_snapshot as s on s.load_id = l.load_id
  where s.price_minor > 0
),
pair as (
  select load_id, lag(load_id) over (order by snapshot_date) as before_id
  from listing_load
),
change as (
  select
    b.load_id,
    b.room_type,
    count(*) as matched,
    avg(ln(1.0 * b.price_minor / a.price_minor)) as step
  from pair as p
  join priced as b on b.load_id = p.load_id
  join listing_snapshot as a
    on a.load_id = p.before_id and a.platform = b.platform and a.listing_id = b.listing_id
    and a.room_type = b.room_type and a.price_minor > 0
  group by b.load_id, b.room_type
),
middle as (
  select snapshot_date, load_id, room_type, count(*) as listings, median(price_minor) as median_minor
  from priced
  group by snapshot_date, load_id, room_type
)
select
  m.snapshot_date,
  m.room_type,
  m.listings,
  m.median_minor,
  c.matched,
  round(100 * (exp(c.step) - 1), 1) as change_percent,
  round(
    100 * exp(sum(coalesce(c.step, 0)) over (partition by m.room_type order by m.snapshot_date)), 1
  ) as index_from_first,
  l.currency
from middle as m
join load as l on l.load_id = m.load_id
left join change as c on c.load_id = m.load_id and c.room_type = m.room_type
order by m.room_type, m.snapshot_date
