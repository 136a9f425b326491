select
  'new breaches and likely breaches' as label,
  count(*) as value,
  'look at these first: section 2' as note,
  'run ' || (select run_id from report_period) as evidence
from current_finding
where level in ('breach', 'likely breach') and change = 'new'
union all
select
  'open cases',
  count(*),
  'of ' || (select count(*) from enforcement_case) || ' in all',
  'the log of cases'
from enforcement_case
where closed_on is null
union all
select
  'deadlines over',
  count(*),
  'and nobody has closed the case',
  'the log of cases'
from enforcement_case as e
where e.closed_on is null
  and e.deadline < (select min(p.last_day, max(p.snapshot_date, p.first_day)) from report_period as p)
