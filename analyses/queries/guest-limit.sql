/*
title: Advertised guests against a limit
question: How many advertisements take more guests than the limit?
claims: [H10]
reads: [listing_load, listing_snapshot]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: guests, type: integer, default: 4, meaning: "the limit; Amsterdam has 4"}
columns:
  room_type: kind of advertisement
  listings: advertisements [listing]
  told: those that say how many guests they take [listing]
  over: those that take more than the limit [listing]
  over_percent: over of told [per cent of listings]
  most: the most guests of any [guest]
caveats:
  - Advertising for many is not hosting many; the limit and its exceptions are the policy's.
  - Summary files do not tell guests; told is then 0.
*/
with day as (
  select snapshot_date, load_id
  from listing_load
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc
  limit 1
)
select
  s.room_type,
  count(*) as listings,
  count(s.accommodates) as told,
  sum(case when s.accommodates > :guests then 1 else 0 end) as over,
  round(
    100.0 * sum(case when s.accommodates > :guests then 1 else 0 end)
      / nullif(count(s.accommodates), 0), 1
  ) as over_percent,
  max(s.accommodates) as most
from day as d
join listing_snapshot as s on s.load_id = d.load_id
group by s.room_type
order by s.room_type
