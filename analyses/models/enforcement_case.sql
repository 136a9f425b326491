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
  measure text,                         -- the last step of the policy's ladder that was decided
  addressee text,                       -- whom it is addressed to: owner, host, intermediary, platform
  amount_minor integer,                 -- what was decided, minor units
  decided_on text,
  outcome text,                         -- what became of it: paid, appealed, upheld, annulled, reduced, ceded
  outcome_on text,
  outcome_minor integer,                -- what is to be paid since, minor units
  ceded_from text,
  ceded_until text,
  closed_on text,
  reason text,
  is_confirmed integer,                 -- 1, 0; null: nothing was established
  primary key (case_id)
) strict, without rowid;
