create temp table evaluation_rule (
  -- One row per rule: its findings at the end of each period.
  -- Filled by the evaluation.
  rule_id text not null primary key,
  before_findings integer,              -- null: no listings of that time
  findings integer not null
) strict, without rowid;
