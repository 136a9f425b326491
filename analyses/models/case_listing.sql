create temp table case_listing (
  -- One row per case and advertisement that it is about.
  -- Filled by the log of cases ('veedor case show').
  case_id text not null,
  subject_id text not null,             -- platform:id
  primary key (case_id, subject_id)
) strict, without rowid;
