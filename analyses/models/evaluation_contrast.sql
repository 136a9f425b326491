create temp table evaluation_contrast (
  -- One row per measure: the change of platforms with an agreement less that of those without.
  -- Filled by the evaluation.
  measure_id text not null primary key,
  place integer not null,
  title text not null,
  rests_with integer not null,          -- units counted, with an agreement
  rests_without integer not null,
  difference real not null,
  lower real not null,                  -- both intervals put together (MOVER), 95 %
  upper real not null,
  verdict text not null
) strict, without rowid;
