/*
title: Nights around the cap
question: Do advertisements pile up just below the cap?
claims: [H9]
reads: [finding_run, night_use]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: step, type: integer, default: 5, meaning: nights of a step}
columns:
  cap: the cap of the policy
  maximum_nights: the cap [night]
  from_cap: nights below (negative) or above the cap, in steps [night]
  subjects: whose best estimate lies in the step [listing, host or dwelling]
caveats:
  - Estimates are blurred, and blur hides a pile; no pile here is no proof that there is none.
  - Those whose nights are not known are left out.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  n.cap,
  n.maximum_nights,
  cast(floor((n.nights_best - n.maximum_nights) / :step) * :step as integer) as from_cap,
  count(*) as subjects
from run as r
join night_use as n on n.run_id = r.run_id
where n.nights_best is not null
  and abs(n.nights_best - n.maximum_nights) <= 6 * :step
group by n.cap, n.maximum_nights, from_cap
order by n.cap, n.maximum_nights, from_cap
