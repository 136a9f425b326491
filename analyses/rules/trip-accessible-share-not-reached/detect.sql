-- One row per operator and year.
select
  f.*,
  :least as threshold,
  'declared' as grade
from trip_finding as f
where f.check_kind = 'share' and f.holder = 'operator' and f.observed >= :least
