create temp table case_visit (
  -- One row per visited case and advertisement that it is about.
  -- Filled by the log of cases.
  case_id text not null,
  platform text not null,
  listing_id text not null,
  visits integer not null,
  origin text,                       -- why it was visited: audit is drawn by chance
  is_judged integer not null,        -- closed with a breach or without one
  is_confirmed integer not null
) strict;
