-- One row per load of the day with unknown columns.
select
  d.subject_id,
  1 + length(d.unknown_columns) - length(replace(d.unknown_columns, ',', '')) as observed,
  0 as threshold,
  'declared' as grade,
  d.load_id || ':1' as evidence,
  d.unknown_columns,
  d.format_id,
  d.snapshot_date
from delivery as d
where d.is_of_the_day and d.unknown_columns <> ''
