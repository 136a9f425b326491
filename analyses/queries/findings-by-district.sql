/*
title: Findings by district
question: Where do the rules find most, per hundred advertisements?
claims: [H3, H31]
reads: [finding, finding_run, listing_snapshot]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  district: as the publisher of the listings assigned it
  advertisements: advertisements [listing]
  with_finding: those with a finding of the levels asked for [listing]
  percent: with_finding of advertisements [per cent of listings]
  percent_from: lower end of the 95 % interval (Wilson) [per cent of listings]
  percent_to: upper end [per cent of listings]
caveats:
  - A finding or a state is a lead until somebody has looked; the law has exceptions that no data show.
  - Where more is looked at, more is found; a district with many findings is not a bad district.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
found as (
  select f.platform || ':' || f.listing_id as subject_id
  from run as r
  join finding as f on f.run_id = r.run_id
  where f.listing_id is not null and f.level in ('breach', 'likely breach')
),
district as (
  select
    coalesce(s.district_name, '(not told)') as district,
    count(*) as advertisements,
    sum(case when s.platform || ':' || s.listing_id in (select subject_id from found) then 1 else 0 end)
      as with_finding
  from run as r
  join listing_snapshot as s on s.load_id = r.listings_load_id
  group by coalesce(s.district_name, '(not told)')
)
select
  district,
  advertisements,
  with_finding,
  round(100.0 * with_finding / advertisements, 1) as percent,
  round(100.0 * wilson_low(with_finding, advertisements), 1) as percent_from,
  round(100.0 * wilson_high(with_finding, advertisements), 1) as percent_to
from district
order by with_finding desc, district
