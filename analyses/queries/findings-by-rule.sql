/*
title: Findings by rule and level, and since the run before
question: What did the rules find, and is it more or less than last time?
claims: [H9, H12]
reads: [finding, finding_run]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
columns:
  rule: the rule
  level: how much its findings say; of those that are gone, how much they said
  findings: in the last run [finding]
  before: in the run of the snapshot before [finding]
  still_there: of findings, those that were there before [finding]
  new: of findings, those that were not [finding]
  gone: of before, those that are no more [finding]
caveats:
  - A finding or a state is a lead until somebody has looked; the law has exceptions that no data show.
  - Findings come and go also because a dump, a rule or the law changed; 'veedor report weekly' says why.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
),
earlier as (
  select f.run_id, f.snapshot_date
  from run as r
  join finding_run as f on f.snapshot_date < r.snapshot_date
  order by f.snapshot_date desc, f.run_id desc
  limit 1
),
here as (
  select f.rule_id, f.level, f.finding_id
  from run as r
  join finding as f on f.run_id = r.run_id
),
there as (
  select f.rule_id, f.level, f.finding_id
  from earlier as e
  join finding as f on f.run_id = e.run_id
),
everything as (
  select rule_id, level, finding_id, 1 as is_here, 0 as is_there from here
  union all
  select rule_id, level, finding_id, 0, 1 from there
),
one as (
  select
    rule_id,
    finding_id,
    max(is_here) as is_here,
    max(is_there) as is_there,
    -- Of a finding whose level changed the level of today.
    coalesce(max(case when is_here = 1 then level end), max(level)) as level
  from everything
  group by rule_id, finding_id
)
select
  rule_id as rule,
  level,
  sum(is_here) as findings,
  sum(is_there) as before,
  sum(is_here * is_there) as still_there,
  sum(is_here * (1 - is_there)) as new,
  sum(is_there * (1 - is_here)) as gone
from one
group by rule_id, level
order by findings desc, rule_id, level
