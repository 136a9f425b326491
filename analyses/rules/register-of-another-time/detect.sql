-- One row per register that is, or may be, too far from the listings in time.
select
  'load:register ' || a.register || ':' || a.day as subject_id,
  a.farthest as observed,
  :register_gap_days as threshold,
  'declared' as grade,
  '' || a.register_load_id as evidence,
  a.register,
  case
    when a.least >= 0 then a.least
    when a.most <= 0 then -a.most
    else 0
  end as days_least,
  a.farthest as days_most,
  case
    when a.least >= 0 then 'older'
    when a.most <= 0 then 'younger'
    else 'older or younger'
  end as direction,
  :register_gap_days as register_gap_days_allowed
from (
  select distinct
    s.register,
    s.register_load_id,
    s.register_days_least as least,
    s.register_days_most as most,
    max(abs(s.register_days_least), abs(s.register_days_most)) as farthest,
    n.day
  from licence_state as s
  cross join snapshot as n
  where s.register_load_id is not null
) as a
where a.farthest > :register_gap_days
