select
  substr(period_start, 1, 4) as year,
  district_name as district,
  round(avg(value) / 100.0, 0) as rent,
  count(distinct neighbourhood_name) as neighbourhoods
from area_figure
where indicator = 'average_monthly_rent' and area_level = 'neighbourhood'
  and value is not null and district_name is not null
group by 1, 2
order by 1, 2
