create temp table finding_change (
  -- One row per finding of the report's run or of the one before it.
  -- Filled by the report: the two runs side by side.
  finding_id text not null primary key,
  rule_id text not null,
  run_id integer not null,              -- the run to look it up in
  kind text not null,                   -- new, still there, gone
  reason text                           -- why it is new or gone
) strict, without rowid;
