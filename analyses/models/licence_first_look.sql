create temp table licence_first_look (
  -- One row per first state of the advertisements of the snapshot.
  -- Filled by the licence check ('veedor check').
  place integer not null,
  state text not null,
  numerator integer not null,
  denominator integer not null,
  share real,
  lower real,
  upper real
) strict;
