create temp table full_time_use (
  -- One row per entire home of the snapshot whose nights of a year are known.
  -- Filled by the estimate of nights ('veedor nights').
  subject_id text not null,
  first_night text not null,
  last_night text not null,
  nights_from integer not null,         -- nights with guests; interval, 95 %
  nights_best real not null,
  nights_to integer not null,
  coverage real not null,
  grade text not null,
  evidence text not null
) strict;
