select
  area,
  rent_minor as rent,
  median_night_minor as night,
  break_even_nights as nights
from area_indicator
where level = 'neighbourhood' and break_even_nights is not null
order by break_even_nights, area
