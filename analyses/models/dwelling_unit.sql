create temp table dwelling_unit (
  -- One row per home or room of the snapshot and advertisement of it, past ones too.
  -- Filled by the linking of advertisements ('veedor explain dwelling').
  unit_id text not null,                -- U: and the advertisement that was seen first
  operator_id text not null,
  is_whole integer not null,
  subject_id text not null,             -- the advertisement
  host_id text not null,
  room_type text,
  first_seen text not null,
  last_seen text not null,
  is_current integer not null,
  evidence text not null
) strict;
