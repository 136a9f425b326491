-- One row per load of the day with too many rejected rows.
select
  d.subject_id,
  1.0 * d.rows_rejected / d.rows_read as observed,
  :rejected_share as threshold,
  'declared' as grade,
  '' || d.load_id as evidence,
  d.rows_rejected,
  d.rows_read,
  d.format_id,
  d.snapshot_date
from delivery as d
where d.is_of_the_day and d.rows_rejected > :rejected_share * d.rows_read
