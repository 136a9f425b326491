-- One row per licence and month.
select
  f.*,
  :least as threshold,
  'declared' as grade
from trip_finding as f
where f.check_kind = 'travel' and f.holder = 'driver' and f.observed >= :least
