/*
title: Nights against the caps, by kind of advertisement
question: How many nights are let against each cap, and how many are over, near, under or not known?
claims: [H9]
reads: [finding_run, night_use]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  cap: the cap of the policy
  subject_kind: "what the cap holds for: an advertisement, a host, a declared dwelling"
  room_type: kind of advertisement; empty where several are taken together
  verdict: under, near, over, or undeterminable
  subjects: how many [listing, host or dwelling]
  nights_from: sum of the lower ends of their intervals [night]
  nights_best: sum of the estimates [night]
  nights_to: sum of the upper ends [night]
  still_bookable: of subjects, those that can be booked for further nights of the period [listing, host or dwelling]
caveats:
  - Nights are estimated from calendars and reviews unless they were declared; an estimate makes no breach.
  - A sum of lower ends is lower than the lower end of the sum.
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
  n.subject_kind,
  n.room_type,
  n.verdict,
  count(*) as subjects,
  sum(n.nights_from) as nights_from,
  round(sum(n.nights_best), 0) as nights_best,
  sum(n.nights_to) as nights_to,
  sum(case when n.still_bookable > 0 then 1 else 0 end) as still_bookable
from run as r
join night_use as n on n.run_id = r.run_id
group by n.cap, n.subject_kind, n.room_type, n.verdict
order by n.cap, n.subject_kind, n.room_type, n.verdict
