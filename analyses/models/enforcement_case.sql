create temp table enforcement_case (
  -- One row per case of the log, as it stands.
  -- Filled by the log of cases ('veedor case list').
  case_id text not null,
  opened_on text not null,
  findings integer not null,
  rules text not null,                  -- of its findings
  notified_on text,                     -- the last notice
  deadline text,
  visits integer not null,
  origin text,                          -- why it was visited first
  measure text,
  outcome text,
  ceded_until text,
  closed_on text,
  reason text,
  is_confirmed integer,                 -- 1, 0; null: nothing was established
  primary key (case_id)
) strict, without rowid;
