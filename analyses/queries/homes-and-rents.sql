/*
title: Short lets beside rents, area by area
question: Where are there many short lets per thousand dwellings, what is the rent, and how many nights bring it in?
claims: [H6, H7, H36]
reads: [area, area_indicator, finding_run]
portable: [sqlite, spark]
parameters:
  - {name: day, type: date, meaning: the last snapshot at or before this day; none is the last of all}
  - {name: level, type: text, default: district, meaning: district or neighbourhood}
columns:
  level: district or neighbourhood
  area: the area
  entire_homes: entire homes advertised, blurred points shared out [listing]
  dwellings: dwellings of the area [dwelling]
  entire_homes_per_thousand: of dwellings [per 1000 dwellings]
  rent_minor: the last rent a month that is known [minor units of currency]
  median_night_minor: median price of a night of entire homes [minor units of currency]
  break_even_nights: nights a month that bring in the rent, before all costs [night]
caveats:
  - Side by side, not cause and effect; 'veedor rents' says what the data allow to say of rents.
  - Dwellings and rents may be years older than the advertisements.
*/
with run as (
  select run_id, snapshot_date, listings_load_id
  from finding_run
  where snapshot_date <= coalesce(:day, '9999-12-31')
  order by snapshot_date desc, run_id desc
  limit 1
)
select
  a.level,
  a.area,
  round(a.entire_homes, 1) as entire_homes,
  cast(a.dwellings as integer) as dwellings,
  round(a.entire_homes_per_thousand, 2) as entire_homes_per_thousand,
  round(a.rent_minor, 0) as rent_minor,
  a.median_night_minor,
  round(a.break_even_nights, 1) as break_even_nights
from run as r
join area_indicator as a on a.run_id = r.run_id
where a.level = :level
order by a.entire_homes_per_thousand desc, a.area
