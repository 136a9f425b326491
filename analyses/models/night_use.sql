create temp table night_use (
  -- One row per night cap of the city and advertisement, host or declared dwelling that it holds for.
  -- Filled by the cap check ('veedor caps', 'veedor explain nights').
  cap text not null,
  subject_kind text not null,           -- listing, host; dwelling: declared, and no advertisement stands for it
  subject_id text not null,
  listings integer not null,            -- advertisements taken together
  room_type text,
  basis text not null,                  -- booked, offered, available, declared
  period text not null,                 -- the id of the period: its first night, or its length
  first_night text not null,
  last_night text not null,
  maximum_nights integer not null,
  nights_from integer,                  -- interval, 95 %
  nights_best real,
  nights_to integer,
  probability_over real,
  coverage real,                        -- part of the period that was observed
  grade text,
  verdict text not null,                -- under, near, over, undeterminable
  still_bookable integer not null,      -- nights of the rest of the period
  guests integer,                       -- that the advertisement takes
  guest_limit integer,                  -- of the law; null: none
  declared_guests integer,              -- most guests of a declared stay of the period
  clause_confidence text not null,      -- found, or memory
  evidence text not null,
  declared_guests_evidence text         -- the stays that were declared in the period
) strict;
