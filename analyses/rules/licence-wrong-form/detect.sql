-- One row per advertisement whose number is found only after a repair.
select
  s.subject_id,
  1 as observed,
  0 as threshold,
  'advertisement' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row as evidence,
  s.number
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'found in a repaired form' and s.register_row is not null
