create temp table market_coverage (
  -- One row per pair of platforms in the snapshot: homes, or rooms let singly, of each and of both.
  -- Filled by the linking of advertisements ('veedor hosts').
  place integer not null,
  first_platform text not null,
  second_platform text not null,
  first_units integer not null,
  second_units integer not null,
  both_units integer not null,
  seen integer not null,
  estimate real,                     -- Chapman; null where too few stand on both
  lower real,                        -- 95 %
  upper real
) strict;
