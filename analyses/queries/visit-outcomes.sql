/*
title: What visits came to, by why they were made
question: Do visits that follow findings confirm more than visits drawn by chance?
claims: [H13, H32]
reads: [finding_run, visit_outcome]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  origin: why the case was visited first
  visited: cases [case]
  judged: those closed with a breach or without one [case]
  confirmed: of judged, those with a breach [case]
  percent: confirmed of judged [per cent of cases]
  percent_from: lower end of the 95 % interval (Wilson) [per cent of cases]
  percent_to: upper end [per cent of cases]
caveats:
  - As of the last 'veedor analyze'. Intervals that overlap do not tell the two apart.
  - Cases that are still open are not counted as unconfirmed.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  v.origin,
  v.visited,
  v.judged,
  v.confirmed,
  round(100.0 * v.share, 1) as percent,
  round(100.0 * v.lower, 1) as percent_from,
  round(100.0 * v.upper, 1) as percent_to
from run as r
join visit_outcome as v on v.run_id = r.run_id
order by v.origin
