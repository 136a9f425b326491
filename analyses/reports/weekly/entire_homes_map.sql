select area, entire_homes_per_thousand, entire_homes as rests_on
from area_indicator
where level = 'neighbourhood'
  and exists (
    select 1
    from area_indicator
    where level = 'neighbourhood' and entire_homes_per_thousand is not null
  )
order by area
