select
  c.case_id,
  'deadline of the notice' as what,
  c.deadline as day,
  cast(julianday(p.last_day) - julianday(c.deadline) as integer) as days,
  c.case_id as evidence
from enforcement_case as c
cross join report_period as p
where c.closed_on is null and c.deadline < p.last_day
union all
select
  c.case_id,
  'the dwelling is ceded until then',
  c.ceded_until,
  cast(julianday(p.last_day) - julianday(c.ceded_until) as integer),
  c.case_id
from enforcement_case as c
cross join report_period as p
where c.ceded_until is not null
  and julianday(c.ceded_until) - julianday(p.last_day) between 0 and 92
order by 3, 1
