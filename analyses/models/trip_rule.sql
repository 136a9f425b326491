create temp table trip_rule (
  -- One row per rule of the city on trips that was in force at some pick-up of the store's.
  -- Filled by the review of trips ('veedor trips').
  place integer not null,
  law_rule text not null,
  title text not null,
  check_kind text not null,          -- registration, overlap, speed, shared-vehicle, hours, pay, ...
  unit text not null,                -- what is counted: trips, driver-periods, operator-years
  lawful integer not null,
  violating integer not null,
  undeterminable integer not null,   -- the files or registers do not say: neither of the two
  commonest_reason text,             -- why they do not say
  clause_confidence text not null,   -- how sure the clause is: memory, found, computed
  first_day text,                    -- of the pick-ups
  last_day text
) strict;
