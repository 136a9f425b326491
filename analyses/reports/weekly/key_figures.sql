with change as (
  select kind, count(*) as findings from finding_change group by kind
)
select
  'advertisements' as label,
  count(*) as value,
  'shown on the day of the dump' as note,
  'load ' || max(s.load_id) as evidence
from listing_snapshot as l
join snapshot as s on s.load_id = l.load_id
having count(*) > 0
union all
select
  'findings',
  count(*),
  'of the rules below',
  'run ' || max(run_id)
from current_finding
union all
select 'new', findings, 'since the snapshot before', 'run ' || (select run_id from report_period)
from change
where kind = 'new'
union all
select 'gone', findings, 'since the snapshot before', 'run ' || (select previous_run_id from report_period)
from change
where kind = 'gone'
union all
select
  'likely breaches',
  count(*),
  'a person must look before anybody is written to',
  'run ' || max(run_id)
from current_finding
where level = 'likely breach'
union all
select 'breaches', count(*), 'proved by register or declaration', 'run ' || max(run_id)
from current_finding
where level = 'breach'
