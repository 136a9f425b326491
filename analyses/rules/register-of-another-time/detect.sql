-- One row per register that is too far from the listings in time.
select
  'load:register ' || s.register || ':' || n.day as subject_id,
  max(abs(s.register_gap_days)) as observed,
  :register_gap_days as threshold,
  'declared' as grade,
  '' || s.register_load_id as evidence,
  s.register,
  s.register_gap_days,
  :register_gap_days as register_gap_days_allowed
from licence_state as s
cross join snapshot as n
where abs(s.register_gap_days) > :register_gap_days
group by s.register, s.register_load_id, s.register_gap_days, n.day
