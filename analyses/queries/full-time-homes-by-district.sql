/*
title: Homes that are let full time, by district
question: How many dwellings of a district are let full time, per thousand dwellings?
claims: [H7, H17]
reads: [area, area_indicator, finding_run, full_time_use, listing_snapshot]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  definition: of full-time use
  district: as the publisher of the listings assigned it
  full_time: entire homes that are let full time [listing]
  not_known: those of which it cannot be told [listing]
  homes: entire homes of which nights are known [listing]
  dwellings: dwellings of the district; empty where no file tells [dwelling]
  per_thousand: full_time of dwellings [per 1000 dwellings]
caveats:
  - An advertisement is not a dwelling; homes of which no calendar is held are not counted.
  - That a dwelling would otherwise be let to residents is not known.
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
  coalesce(s.district_name, '(not told)') as district,
  sum(case when u.verdict = 'full time' then 1 else 0 end) as full_time,
  sum(case when u.verdict like 'undeterminable%' then 1 else 0 end) as not_known,
  count(*) as homes,
  max(a.dwellings) as dwellings,
  round(1000.0 * sum(case when u.verdict = 'full time' then 1 else 0 end) / max(a.dwellings), 2)
    as per_thousand
from run as r
join full_time_use as u on u.run_id = r.run_id
join listing_snapshot as s
  on s.load_id = r.listings_load_id and u.subject_id = s.platform || ':' || s.listing_id
left join area_indicator as a
  on a.run_id = r.run_id and a.level = 'district' and a.area = s.district_name
group by u.definition, coalesce(s.district_name, '(not told)')
order by u.definition, full_time desc, district
