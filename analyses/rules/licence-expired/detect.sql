-- One row per advertisement that shows an expired licence.
select
  s.subject_id,
  julianday(s.day) - julianday(s.valid_until) as observed,
  0 as threshold,
  'registry' as grade,
  s.clause_confidence as confidence,
  s.load_id || ':' || s.row_number || ' ' || s.register_load_id || ':' || s.register_row as evidence,
  s.number,
  s.valid_until,
  s.day,
  s.register_status,
  s.register_days_least,
  s.register_days_most
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'expired'
  and s.register_row is not null
  and (s.valid_until is null or s.valid_until < s.day)
