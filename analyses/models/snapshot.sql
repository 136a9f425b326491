create temp table snapshot (
  -- One row: the snapshot of listings that the rules look at, and the one before it.
  -- Filled by Veedor from the loads.
  day text not null,
  load_id integer not null,
  previous_day text,
  previous_load_id integer,
  policy_from text not null             -- the policy in force on the day
) strict;
