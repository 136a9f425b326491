create temp table report_period (
  -- One row: the week that is reported, the runs that are compared, and the city.
  -- Filled by the report.
  week text not null,                   -- ISO 8601, 2026-W47
  first_day text not null,
  last_day text not null,
  run_id integer not null,              -- of the last snapshot at or before the last day
  snapshot_date text not null,
  previous_run_id integer,              -- of the snapshot before it
  previous_date text,
  has_new_snapshot integer not null,    -- whether the snapshot is of the week
  days_between integer,
  city text not null,
  currency text not null,
  policy_from text not null
) strict;
