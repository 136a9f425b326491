-- One row per advertisement whose shortest stay contradicts the exemption that it claims.
select
  s.subject_id,
  s.minimum_nights as observed,
  s.exemption_minimum_nights as threshold,
  'advertisement' as grade,
  s.load_id || ':' || s.row_number as evidence,
  s.minimum_nights,
  s.exemption_minimum_nights
from licence_state as s
where s.minimum_nights < s.exemption_minimum_nights
  and s.state in ('exemption claimed', 'other regime')
