/*
title: Complaints beside findings, district by district
question: Do complaints come from where the findings are?
claims: [H33]
reads: [complaint, finding, finding_run, listing_snapshot]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  district: as whoever took the complaint, and the publisher of the listings, write it
  complaints: complaints that came in [complaint]
  complaints_percent: of all [per cent of complaints]
  advertisements: advertisements [listing]
  findings: advertisements with a breach or a likely breach [listing]
  findings_percent: of all [per cent of listings]
  complaints_per_hundred_advertisements: complaints for a hundred advertisements [per 100 listings]
caveats:
  - Complaints are counted as they came in; several may be of one event or copies of one text, which 'veedor complaint' takes together.
  - Who knows how to complain, complains; a complaint is no finding and few complaints are no sign of quiet.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
latest as (
  select
    received_at,
    district_name,
    source,
    source_status,
    closed_at,
    row_number() over (
      partition by source, reference order by load_id desc, row_number desc
    ) as place
  from complaint
),
complained as (
  select coalesce(district_name, '(not told)') as district, count(*) as complaints
  from latest
  where place = 1
  group by coalesce(district_name, '(not told)')
),
found as (
  select f.platform || ':' || f.listing_id as subject_id
  from run as r
  join finding as f on f.run_id = r.run_id
  where f.listing_id is not null and f.level in ('breach', 'likely breach')
),
advertised as (
  select
    coalesce(s.district_name, '(not told)') as district,
    count(*) as advertisements,
    sum(case when s.platform || ':' || s.listing_id in (select subject_id from found) then 1 else 0 end)
      as findings
  from run as r
  join listing_snapshot as s on s.load_id = r.listings_load_id
  group by coalesce(s.district_name, '(not told)')
),
district as (
  select district, complaints, 0 as advertisements, 0 as findings from complained
  union all
  select district, 0, advertisements, findings from advertised
),
total as (
  select
    district,
    sum(complaints) as complaints,
    sum(advertisements) as advertisements,
    sum(findings) as findings
  from district
  group by district
)
select
  district,
  complaints,
  round(100.0 * complaints / nullif(sum(complaints) over (), 0), 1) as complaints_percent,
  advertisements,
  findings,
  round(100.0 * findings / nullif(sum(findings) over (), 0), 1) as findings_percent,
  round(100.0 * complaints / nullif(advertisements, 0), 1) as complaints_per_hundred_advertisements
from total
where exists (select 1 from complained)
order by complaints desc, district
