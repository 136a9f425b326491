create temp table full_time_use (
  -- One row per definition of full-time use and entire home of the snapshot of which nights are known.
  -- Filled by the search for homes that are let full time ('veedor full-time').
  definition text not null,             -- in analyses/measures/nights.yaml
  subject_id text not null,
  first_night text not null,
  last_night text not null,
  nights_from integer not null,         -- nights with guests; interval, 95 %
  nights_best real not null,
  nights_to integer not null,
  needed_nights integer not null,       -- nights with guests from which on the definition holds
  probability real not null,            -- that the definition holds
  coverage real not null,
  grade text not null,
  verdict text not null,                -- full time, not full time, undeterminable: why
  evidence text not null
) strict;
