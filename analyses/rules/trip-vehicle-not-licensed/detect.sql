-- One row per licence and month.
select
  f.*,
  :least as threshold,
  'registry' as grade
from trip_finding as f
where f.check_kind = 'registration' and f.holder = 'vehicle' and f.observed >= :least
