-- One row per licence and month.
select
  'driver:' || v.subject_id as subject_id,
  v.law_rule || ' ' || v.month as period,
  v.violations as observed,
  :least as threshold,
  'declared' as grade,
  v.clause_confidence as confidence,
  v.evidence,
  v.subject_id as licence,
  case v.is_cut_off when 1 then 'at least ' else '' end || v.violations as trips,
  v.unit,
  v.month,
  v.outcomes,
  v.title as the_law_asks,
  v.observed as first_observed,
  v.asked as law_asks,
  v.first_day,
  v.last_day
from trip_violation as v
where v.check_kind = 'travel' and v.holder = 'driver' and v.violations >= :least
