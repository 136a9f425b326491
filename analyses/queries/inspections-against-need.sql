/*
title: Visits beside findings, district by district
question: Do visits follow the findings, or do they go elsewhere?
claims: [H30, H31]
reads: [case_listing, enforcement_case, finding, finding_run, listing_snapshot]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  district: as the publisher of the listings assigned it
  findings: advertisements with a breach or a likely breach [listing]
  findings_percent: of all [per cent of listings]
  cases: advertisements with a case [listing]
  visited: advertisements whose case was visited [listing]
  visited_percent: of all visited [per cent of listings]
  visits_per_hundred_findings: visited for a hundred with findings [per 100 listings]
caveats:
  - As of the last 'veedor analyze'. Small numbers scatter; a difference between districts may be chance.
  - Findings are leads and depend on what is advertised; need is more than findings.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
found as (
  select distinct f.platform || ':' || f.listing_id as subject_id
  from run as r
  join finding as f on f.run_id = r.run_id
  where f.listing_id is not null and f.level in ('breach', 'likely breach')
),
visited as (
  select c.subject_id, max(case when e.visits > 0 then 1 else 0 end) as is_visited
  from run as r
  join case_listing as c on c.run_id = r.run_id
  join enforcement_case as e on e.run_id = r.run_id and e.case_id = c.case_id
  group by c.subject_id
),
district as (
  select
    coalesce(s.district_name, '(not told)') as district,
    count(f.subject_id) as findings,
    count(v.subject_id) as cases,
    coalesce(sum(v.is_visited), 0) as visited
  from run as r
  join listing_snapshot as s on s.load_id = r.listings_load_id
  left join found as f on f.subject_id = s.platform || ':' || s.listing_id
  left join visited as v on v.subject_id = s.platform || ':' || s.listing_id
  group by coalesce(s.district_name, '(not told)')
)
select
  district,
  findings,
  round(100.0 * findings / nullif(sum(findings) over (), 0), 1) as findings_percent,
  cases,
  visited,
  round(100.0 * visited / nullif(sum(visited) over (), 0), 1) as visited_percent,
  round(100.0 * visited / nullif(findings, 0), 1) as visits_per_hundred_findings
from district
order by findings desc, district
