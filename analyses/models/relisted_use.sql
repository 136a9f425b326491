create temp table relisted_use (
  -- One row per night cap, advertisement of a home and earlier one of it that is gone: nights of both.
  -- Filled by the cap check and the linking of advertisements. Declared nights are united already:
  -- homes of which any were are not here, and caps that are counted by host are not.
  subject_id text not null,             -- the advertisement that stands now
  earlier_listing text not null,        -- the one that went
  earlier_until text not null,          -- the last snapshot that had it
  first_seen text not null,             -- the first snapshot that has the other
  cap text not null,
  period text not null,                 -- its first night
  maximum_nights integer not null,
  earlier_from integer not null,        -- interval, 95 %: nights when it went
  earlier_best real not null,
  earlier_to integer not null,
  earlier_is_near integer not null,     -- 1: it went near the cap, or over it
  nights_from integer not null,         -- of both
  nights_best real not null,
  nights_to integer not null,
  probability_over real not null,
  grade text not null,
  clause_confidence text not null,
  evidence text not null
) strict;
