-- One row per advertisement far from the address of its licence.
select
  s.subject_id,
  s.distance_probability as observed,
  :address_conflict_probability as threshold,
  'advertisement' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row as evidence,
  s.number,
  round(s.distance_m) as distance_m
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'address conflict'
  and s.register_row is not null
  and s.distance_probability < :address_conflict_probability
