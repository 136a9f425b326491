create temp table rule_card (
  -- One row per rule, as its card says.
  -- Filled by the report.
  rule_id text not null primary key,
  title text not null,
  topic text not null,
  level text not null,
  verb text not null,
  addressee text not null,
  status text not null,
  version integer not null
) strict, without rowid;
