create temp table ghost_hostel (
  -- One row per group of rooms of one operator, so near to each other that they may be one dwelling.
  -- Filled by the search for ghost hostels ('veedor hosts --section ghost-hostels').
  subject_id text not null,             -- G: and the first of the advertisements
  operator_id text not null,
  rooms integer not null,
  dwellings_at_least integer not null,
  spread_m real not null,
  first_day text not null,
  last_day text not null,
  listings text not null,
  evidence text not null
) strict;
