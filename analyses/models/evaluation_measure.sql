create temp table evaluation_measure (
  -- One row per measure and platform: this period and the one before.
  -- Filled by the evaluation.
  measure_id text not null,
  platform text not null,
  place integer not null,
  title text not null,
  unit text not null,
  has_agreement integer not null,       -- whether one was in force in the period
  load_id integer not null,
  before_numerator integer,
  before_denominator integer,
  before_share real,
  numerator integer not null,
  denominator integer,                  -- null: a count
  share real,
  is_large integer not null,            -- enough units to say something
  difference real,                      -- of the shares; null where one is missing or too small
  lower real,                           -- Newcombe, 95 %
  upper real,
  verdict text not null,
  primary key (measure_id, platform)
) strict, without rowid;
