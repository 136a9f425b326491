-- One row per advertisement that takes more guests than are licensed.
select
  s.subject_id,
  s.guests as observed,
  s.licensed_places as threshold,
  'advertisement' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row as evidence,
  s.guests,
  s.licensed_places,
  s.number
from licence_state as s
where s.guests > s.licensed_places and s.register_row is not null
