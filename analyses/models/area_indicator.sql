create temp table area_indicator (
  -- One row per area of the city and level.
  -- Filled by the indicators of areas ('veedor districts').
  level text not null,                  -- district, neighbourhood
  area text not null,
  listings real not null,               -- expected, for points are blurred
  listings_from real not null,
  listings_to real not null,
  entire_homes real not null,
  dwellings real,
  listings_per_thousand real,
  entire_homes_per_thousand real,
  rent_minor real,                      -- a month
  median_night_minor real,
  break_even_nights real,               -- nights a month that bring in the rent, before all costs
  primary key (level, area)
) strict, without rowid;
