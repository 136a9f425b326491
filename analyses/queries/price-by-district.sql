/*
title: Prices of a night by district
question: What does a night cost in each district, and how far apart are prices?
claims: [H6]
reads: [listing_load, listing_snapshot, load]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: least, type: integer, default: 10, meaning: the fewest advertisements of a group}
columns:
  district: as the publisher of the listings assigned it
  room_type: kind of advertisement
  listings: advertisements with a price [listing]
  p25_minor: a quarter ask less [minor units of currency]
  median_minor: half ask less [minor units of currency]
  p75_minor: three quarters ask less [minor units of currency]
  currency: of the amounts
caveats:
  - Prices are asked, not paid; those of what was booked are not known.
  - Groups with fewer advertisements than the parameter are left out.
*/
with day as (
  select snapshot_date, load_id
  from listing_load
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc
  limit 1
)
select
  coalesce(s.district_name, '(not told)') as district,
  s.room_type,
  count(*) as listings,
  quantile(s.price_minor, 0.25) as p25_minor,
  median(s.price_minor) as median_minor,
  quantile(s.price_minor, 0.75) as p75_minor,
  max(l.currency) as currency
from day as d
join load as l on l.load_id = d.load_id
join listing_snapshot as s on s.load_id = d.load_id
where s.price_minor > 0
group by coalesce(s.district_name, '(not told)'), s.room_type
having count(*) >= :least
order by district, s.room_type
