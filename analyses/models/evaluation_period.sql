create temp table evaluation_period (
  -- One row: the period that is evaluated, the one before it, and the definitions.
  -- Filled by the evaluation ('veedor report evaluation').
  city text not null,
  first_day text not null,
  last_day text not null,
  snapshot_date text not null,          -- the last listings of the period
  load_id integer not null,
  before_first text not null,
  before_last text not null,
  before_date text,                     -- null: no listings of that time
  before_load_id integer,
  definitions text not null,            -- SHA-256 of what is counted here
  frozen text not null,                 -- SHA-256 of what was agreed
  frozen_on text not null
) strict;
