create temp table trip_utilisation (
  -- One row per operator and source of what its cars did with their time up to the day.
  -- Filled by the review of utilisation ('veedor utilisation'), where sessions or events of vehicles are held.
  place integer not null,            -- their order
  operator text,                     -- as the files name it
  known_from text not null,          -- sessions, events or trips; trips alone tell nothing of the time between
  holders integer not null,          -- drivers or vehicles with time in it
  free_hours real,                   -- P1: without an order
  approach_hours real,               -- P2: from an order to the pick-up
  undivided_hours real,              -- P1 or P2: the order is not told
  occupied_hours real,               -- P3: with a passenger; null here and above: so few that it is not told
  evidence text not null,            -- whole files
  primary key (place)
) strict, without rowid;
