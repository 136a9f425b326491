select
  p.previous_date,
  p.snapshot_date,
  sum(c.kind in ('still there', 'gone')) as before,
  sum(c.kind in ('still there', 'new')) as after,
  sum(c.kind = 'new') as new,
  sum(c.kind = 'gone') as gone
from finding_change as c
cross join report_period as p
group by p.previous_date, p.snapshot_date
