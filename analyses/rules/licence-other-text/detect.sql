-- One row per advertisement: a text that is no licence of any kind.
select
  s.subject_id,
  1 as observed,
  0 as threshold,
  'advertisement' as grade,
  s.load_id || ':' || s.row_number as evidence,
  s.first_state,
  s.minimum_nights,
  :exempt_from_nights as exempt_from_nights
from licence_condition as c
join licence_state as s on s.subject_id = c.subject_id
where c.condition = 'other text'
  and c.level <> 'none'
  and coalesce(s.minimum_nights < :exempt_from_nights, 1)
