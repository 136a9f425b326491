select
  origin as label,
  share,
  lower,
  upper
from visit_outcome
where share is not null
order by origin
