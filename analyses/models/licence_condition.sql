create temp table licence_condition (
  -- One row per advertisement of the snapshot and state of its licence that holds.
  -- Filled by the licence check.
  load_id integer not null,
  row_number integer not null,
  subject_id text not null,
  condition text not null,              -- a state of 'veedor check'
  is_primary integer not null,          -- 1: the state that takes precedence
  level text not null,                  -- what the check lets anybody conclude from it
  primary key (condition, subject_id)
) strict, without rowid;
