-- One row per licence and month.
select
  f.*,
  :least as threshold,
  'registry' as grade
from trip_finding as f
where f.check_kind = 'accessible-vehicle' and f.holder = 'vehicle' and f.observed >= :least
