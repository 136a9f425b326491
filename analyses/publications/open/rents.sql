with rent as (
  select
    *,
    row_number() over (
      partition by
        area_level, district_name, neighbourhood_name, neighbourhood_code, period_start, period_end
      order by load_id desc, row_number
    ) as place
  from area_figure
  where indicator = 'average_monthly_rent' and category is null
    and area_level in ('district', 'neighbourhood')
)
select
  area_level as level,
  district_name as district,
  neighbourhood_name as neighbourhood,
  period_start as from_day,
  period_end as to_day,
  value
from rent
where place = 1
order by 1, 2, 3, 4, 5
