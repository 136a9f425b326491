select
  area,
  round(listings) as listings,
  round(entire_homes) as entire_homes,
  round(dwellings) as dwellings,
  entire_homes_per_thousand
from area_indicator
where level = 'district'
order by coalesce(entire_homes_per_thousand, 0) desc, listings desc, area
