-- One row per advertisement that shows a licence before its term.
select
  s.subject_id,
  julianday(s.valid_from) - julianday(s.day) as observed,
  0 as threshold,
  'registry' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row as evidence,
  s.number,
  s.valid_from,
  s.day
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'not yet valid' and s.valid_from > s.day
