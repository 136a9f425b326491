-- One row per licence and month.
select
  f.*,
  :least as threshold,
  'declared' as grade
from trip_finding as f
where f.check_kind = 'overlap' and f.holder = 'vehicle' and f.observed >= :least
