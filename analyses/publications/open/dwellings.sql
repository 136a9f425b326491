with named as (
  select district_code, max(district_name) as district
  from area_figure
  where district_code is not null and district_name is not null
  group by district_code
),
stock as (
  select
    coalesce(f.district_name, a.district_name, n.district) as district,
    f.value,
    f.indicator || f.load_id as series,
    max(f.period_end || f.indicator || f.load_id) over () as last,
    f.period_end || f.indicator || f.load_id as this
  from area_figure as f
  left join named as n on n.district_code = f.district_code
  left join area as a
    on a.area_name = f.neighbourhood_name
    and a.load_id = (select max(load_id) from area)
  where f.indicator like 'dwellings~_by~_%' escape '~' and f.category = 'all'
    and f.area_level = 'neighbourhood'
)
select district, cast(sum(value) as integer) as value
from stock
where this = last and district is not null
group by district
union all
select 'all' as district, cast(sum(value) as integer) as value
from stock
where this = last
having count(*) > 0
order by district
