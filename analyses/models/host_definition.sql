create temp table host_definition (
  -- One row per definition of who has several.
  -- Filled by the linking of accounts ('veedor hosts --section definitions').
  place integer not null,
  definition text not null,
  accounts integer not null,
  account_advertisements integer not null,
  operators integer not null,
  operator_advertisements integer not null
) strict;
