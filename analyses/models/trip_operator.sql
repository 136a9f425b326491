create temp table trip_operator (
  -- One row per operator and rule that judges single trips.
  -- Filled by the review of trips ('veedor trips').
  place integer not null,
  operator text not null,            -- as the files name it, or the base that sends the cars
  law_rule text not null,
  title text not null,
  lawful integer not null,
  violating integer not null,
  undeterminable integer not null,
  commonest_reason text
) strict;
