-- One row per load of the day that came late.
select
  d.subject_id,
  julianday(d.snapshot_date) - julianday(d.previous_date) as observed,
  :days_between as threshold,
  'declared' as grade,
  d.load_id || ' ' || d.previous_load_id as evidence,
  cast(julianday(d.snapshot_date) - julianday(d.previous_date) as integer) as days,
  d.snapshot_date,
  d.previous_date
from delivery as d
where d.is_of_the_day
  and d.kind = 'listing'
  and julianday(d.snapshot_date) - julianday(d.previous_date) > :days_between
