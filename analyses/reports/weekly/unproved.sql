select
  count(*) as findings,
  sum(grade not in ('registry', 'declared', 'inspector')) as unproved
from current_finding
having count(*) > 0
