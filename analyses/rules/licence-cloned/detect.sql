-- One row per advertisement that shows the number of another dwelling.
select
  s.subject_id,
  s.distance_m as observed,
  null as threshold,
  'registry' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row || ' '
    || coalesce(s.others_evidence, '') as evidence,
  s.number,
  round(s.distance_m) as distance_m,
  s.distance_probability,
  :address_conflict_probability as conflict_below_probability,
  s.number_listings,
  s.number_accounts
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'cloned'
  and s.register_row is not null
  and s.distance_probability < :address_conflict_probability
