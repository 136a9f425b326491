-- One row per room that shows a licence for a whole dwelling.
select
  s.subject_id,
  1 as observed,
  0 as threshold,
  'advertisement' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row as evidence,
  s.number,
  replace(s.room_type, '_', ' ') as room_type
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'type conflict'
  and s.register_row is not null
  and s.room_type is not null
