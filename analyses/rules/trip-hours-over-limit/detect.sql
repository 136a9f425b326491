-- One row per licence and month.
select
  f.*,
  :least as threshold,
  'declared' as grade
from trip_finding as f
where f.check_kind = 'hours' and f.holder = 'driver' and f.observed >= :least
