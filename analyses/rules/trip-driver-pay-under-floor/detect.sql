-- One row per driver, operator and month.
select
  f.*,
  :least as threshold,
  'declared' as grade
from trip_finding as f
where f.check_kind = 'pay' and f.holder = 'driver' and f.observed >= :least
