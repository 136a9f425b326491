create temp table evaluation_definition (
  -- One row per measure of the evaluation.
  -- Filled by the evaluation.
  measure_id text not null primary key,
  place integer not null,
  title text not null,
  asks text not null,
  unit text not null,
  statement text not null               -- SHA-256 of the statement
) strict, without rowid;
