create temp view delivery as
  -- One row per load of a snapshot up to the day, with the one before it of the same kind and format.
  select
    l.load_id,
    'load:' || l.format_id || ':' || l.snapshot_date as subject_id,
    l.kind,
    l.format_id,
    l.snapshot_date,
    l.rows_read,
    l.rows_loaded,
    l.rows_rejected,
    l.fields_rejected,
    l.unknown_columns,
    lag(l.load_id) over before as previous_load_id,
    lag(l.snapshot_date) over before as previous_date,
    lag(l.rows_loaded) over before as previous_rows,
    l.load_id = s.load_id as is_snapshot,
    l.snapshot_date = s.day as is_of_the_day
  from load as l
  cross join snapshot as s
  where l.snapshot_date is not null and l.snapshot_date <= s.day
  window before as (
    partition by l.kind, l.format_id
    order by l.snapshot_date, l.load_id
  );
