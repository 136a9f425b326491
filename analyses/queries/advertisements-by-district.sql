/*
title: Advertisements by district and kind
question: How many advertisements does each district have, and how many of them are entire homes?
claims: [H7, H38]
reads: [listing_load, listing_snapshot]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  snapshot_date: the day that the listings describe
  district: as the publisher of the listings assigned it
  listings: advertisements shown on the day [listing]
  entire_homes: those of entire homes [listing]
  rooms: those of private, shared and hotel rooms [listing]
  entire_percent: entire_homes of listings [per cent of listings]
  seen_active: those with a review in the 365 days before the day [listing]
caveats:
  - An advertisement is not a dwelling; one dwelling may be advertised several times, and points are blurred near borders.
  - Files without the column give no reviews of the last year; seen_active is then empty.
*/
with day as (
  select snapshot_date, load_id
  from listing_load
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc
  limit 1
)
select
  d.snapshot_date,
  coalesce(s.district_name, '(not told)') as district,
  count(*) as listings,
  sum(case when s.room_type = 'entire_home' then 1 else 0 end) as entire_homes,
  sum(case when s.room_type <> 'entire_home' then 1 else 0 end) as rooms,
  round(100.0 * sum(case when s.room_type = 'entire_home' then 1 else 0 end) / count(*), 1)
    as entire_percent,
  sum(case when s.reviews_l365d > 0 then 1 when s.reviews_l365d = 0 then 0 end) as seen_active
from day as d
join listing_snapshot as s on s.load_id = d.load_id
group by d.snapshot_date, coalesce(s.district_name, '(not told)')
order by listings desc, district
