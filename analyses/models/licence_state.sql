create temp table licence_state (
  -- One row per advertisement of the snapshot, with what its licence field says and holds.
  -- Filled by the licence check ('veedor check', 'veedor explain licence').
  load_id integer not null,
  row_number integer not null,
  subject_id text not null,             -- platform:id
  host_id text not null,                -- platform:id of the account
  day text not null,
  room_type text,
  guests integer,
  minimum_nights integer,
  first_state text not null,            -- the first look: one of five
  state text not null,                  -- the primary state
  level text not null,                  -- what the check lets anybody conclude
  number text,                          -- normal form of the number that the state is about
  series text,
  register text,
  register_load_id integer,             -- the version in force
  register_row integer,                 -- the entry; null: the number stands in none
  register_days_least integer,          -- days from the register to the listings; negative: younger
  register_days_most integer,           -- another number where only the month of the register is known
  register_status text,
  valid_from text,
  valid_until text,
  licensed_places integer,
  distance_m real,                      -- from the shown point to the licensed address
  distance_probability real,            -- of at least that, if it is the same dwelling
  number_listings integer,              -- how many advertisements show the number
  number_accounts integer,
  number_spread_m real,                 -- between those that are farthest apart
  others_evidence text,                 -- the other advertisements that show the number
  versions_evidence text,               -- the other versions of the register
  exemption_minimum_nights integer,     -- the shortest stay that goes with the exemption claimed
  clause_confidence text,               -- of the series: found, or memory
  primary key (subject_id)
) strict, without rowid;
