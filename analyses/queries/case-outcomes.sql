/*
title: Cases by where they stand
question: How many cases are open, decided, closed, and what did they come to?
claims: [H14]
reads: [enforcement_case, finding_run]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  stage: where the case stands
  measure: the measure decided, if any
  outcome: what became of it, such as use as social housing
  cases: cases [case]
  visits: visits made [visit]
  confirmed: cases closed with a breach [case]
caveats:
  - As of the last 'veedor analyze'.
  - A case without an outcome is not a case without effect.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  case
    when e.closed_on is not null then 'closed'
    when e.measure is not null then 'decided'
    when e.notified_on is not null then 'notified'
    when e.visits > 0 then 'visited'
    else 'opened'
  end as stage,
  e.measure,
  e.outcome,
  count(*) as cases,
  sum(e.visits) as visits,
  sum(case when e.is_confirmed = 1 then 1 else 0 end) as confirmed
from run as r
join enforcement_case as e on e.run_id = r.run_id
group by 1, e.measure, e.outcome
order by 1, e.measure, e.outcome
