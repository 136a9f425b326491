create temp table licence_headline (
  -- One row per definition of what unlicensed means.
  -- Filled by the licence check ('veedor check --section headlines').
  place integer not null,
  definition text not null,
  population text not null,
  numerator integer not null,
  denominator integer not null,
  unit text not null,
  share real,
  lower real,                           -- interval, 95 %, advertisements of one account together
  upper real
) strict;
