create temp table complaint_district (
  -- One row per district: where events come from, against where findings are.
  -- Filled by the complaints; the copies of one text are one event per district.
  district text not null primary key,
  advertisements integer not null,
  with_finding integer not null,
  events integer not null,
  expected real not null,               -- events, if they followed the findings
  deviation real not null,              -- standard deviations between the two
  is_over integer not null              -- far more events than findings explain
) strict, without rowid;
