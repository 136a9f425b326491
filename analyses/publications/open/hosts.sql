with place as (
  select
    u.operator_id,
    coalesce(a.district_name, a.neighbourhood_name, 'not known') as district,
    row_number() over (
      partition by u.operator_id
      order by count(*) desc, coalesce(a.district_name, a.neighbourhood_name, 'not known')
    ) as place
  from dwelling_unit as u
  join snapshot as s
  join listing_snapshot as a
    on a.load_id = s.load_id and u.subject_id = a.platform || ':' || a.listing_id
  where u.is_current = 1
  group by u.operator_id, 2
)
select
  s.day as snapshot,
  p.district,
  case
    when o.dwellings_at_least <= 1 then '1'
    when o.dwellings_at_least = 2 then '2'
    when o.dwellings_at_least <= 4 then '3 to 4'
    when o.dwellings_at_least <= 9 then '5 to 9'
    else '10 and more'
  end as dwellings,
  1 as units
from snapshot as s
join operator_portfolio as o
join place as p on p.operator_id = o.subject_id and p.place = 1
