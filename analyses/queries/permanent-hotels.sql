/*
title: Entire homes by nights with guests in a year
question: How many entire homes are let for more than 60, 90 or 180 nights of the period?
claims: [H17, H7]
reads: [finding_run, full_time_use]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  definition: of full-time use, with its period
  homes: entire homes of which nights are known [listing]
  over_60_surely: those whose lower bound is above 60 [listing]
  over_60: those whose best estimate is [listing]
  over_90_surely: lower bound above 90 [listing]
  over_90: best estimate above 90 [listing]
  over_180_surely: lower bound above 180 [listing]
  over_180: best estimate above 180 [listing]
  over_90_percent: over_90 of homes [per cent of listings]
caveats:
  - Nights are estimated; the lower bound holds in 97.5 of a hundred, as the model goes.
  - A home that is let for many nights may still be somebody's home.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  u.definition,
  count(*) as homes,
  sum(case when u.nights_from > 60 then 1 else 0 end) as over_60_surely,
  sum(case when u.nights_best > 60 then 1 else 0 end) as over_60,
  sum(case when u.nights_from > 90 then 1 else 0 end) as over_90_surely,
  sum(case when u.nights_best > 90 then 1 else 0 end) as over_90,
  sum(case when u.nights_from > 180 then 1 else 0 end) as over_180_surely,
  sum(case when u.nights_best > 180 then 1 else 0 end) as over_180,
  round(100.0 * sum(case when u.nights_best > 90 then 1 else 0 end) / count(*), 1)
    as over_90_percent
from run as r
join full_time_use as u on u.run_id = r.run_id
group by u.definition
order by u.definition
