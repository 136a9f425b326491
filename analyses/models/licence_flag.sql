create temp table licence_flag (
  -- One row per advertisement of the snapshot and thing to be known beside its state.
  -- Filled by the licence check.
  flag text not null,
  subject_id text not null,
  load_id integer not null,
  row_number integer not null,
  primary key (flag, subject_id)
) strict, without rowid;
