create temp table case_notice (
  -- One row per case, advertisement that it is about, and first notice.
  -- Filled by the log of cases and the dumps after the notice ('veedor case show').
  case_id text not null,
  subject_id text not null,
  recipient text not null,
  notice_day text not null,
  deadline text not null,
  dumps_after integer not null,
  dumps_still integer not null,         -- that still show it
  last_seen text,                       -- the last dump after the notice that shows it
  evidence text not null,               -- its rows in the dumps after the notice
  primary key (case_id, subject_id)
) strict, without rowid;
