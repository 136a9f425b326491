with day as (
  select last_day from report_period
)
select
  c.case_id,
  'the deadline of the notice is over' as what,
  c.deadline as day,
  cast(julianday(d.last_day) - julianday(c.deadline) as integer) as ago,
  null as left,
  c.case_id as evidence
from enforcement_case as c
cross join day as d
where c.closed_on is null and c.deadline < d.last_day
union all
select
  c.case_id,
  'an appeal waits for its decision',
  c.outcome_on,
  cast(julianday(d.last_day) - julianday(c.outcome_on) as integer),
  null,
  c.case_id
from enforcement_case as c
cross join day as d
where c.outcome = 'appealed'
union all
select
  c.case_id,
  'the dwelling is ceded until then',
  c.ceded_until,
  null,
  cast(julianday(c.ceded_until) - julianday(d.last_day) as integer),
  c.case_id
from enforcement_case as c
cross join day as d
where julianday(c.ceded_until) - julianday(d.last_day) between 0 and 92
order by 3, 1
