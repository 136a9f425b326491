/*
title: Whom each rule touches
question: How many of those whom a rule finds let one dwelling, and how many let several?
claims: [H15, H18]
reads: [dwelling_unit, finding, finding_run, operator_portfolio]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  rule: the rule
  operators: operators with a finding of an advertisement [operator]
  one_dwelling: those who let one dwelling [operator]
  one_dwelling_percent: of operators [per cent of operators]
  several: those who let two or more [operator]
  share_of_one_dwelling: one_dwelling of all operators who let one [per cent of operators]
caveats:
  - A finding or a state is a lead until somebody has looked; the law has exceptions that no data show.
  - Being found by a rule is not being fined; most cases that are opened are for a person to judge.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
unit as (
  select distinct u.operator_id, u.subject_id
  from run as r
  join dwelling_unit as u on u.run_id = r.run_id
  where u.is_current = 1
),
size as (
  select p.subject_id as operator_id, p.dwellings_at_least
  from run as r
  join operator_portfolio as p on p.run_id = r.run_id
),
touched as (
  select distinct f.rule_id, z.operator_id, z.dwellings_at_least
  from run as r
  join finding as f on f.run_id = r.run_id
  join unit as u on u.subject_id = f.platform || ':' || f.listing_id
  join size as z on z.operator_id = u.operator_id
)
select
  rule_id as rule,
  count(*) as operators,
  sum(case when dwellings_at_least = 1 then 1 else 0 end) as one_dwelling,
  round(100.0 * sum(case when dwellings_at_least = 1 then 1 else 0 end) / count(*), 1)
    as one_dwelling_percent,
  sum(case when dwellings_at_least > 1 then 1 else 0 end) as several,
  round(
    100.0 * sum(case when dwellings_at_least = 1 then 1 else 0 end)
      / (select sum(case when dwellings_at_least = 1 then 1 else 0 end) from size), 2
  ) as share_of_one_dwelling
from touched
group by rule_id
order by operators desc, rule_id
