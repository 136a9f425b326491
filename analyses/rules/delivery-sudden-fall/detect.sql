-- One row per load of the day that fell suddenly.
select
  d.subject_id,
  1 - 1.0 * d.rows_loaded / d.previous_rows as observed,
  :sudden_fall as threshold,
  'declared' as grade,
  d.load_id || ' ' || d.previous_load_id as evidence,
  d.rows_loaded,
  d.previous_rows,
  d.snapshot_date,
  d.previous_date
from delivery as d
where d.is_of_the_day and d.rows_loaded < (1 - :sudden_fall) * d.previous_rows
