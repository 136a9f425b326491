select
  r.snapshot_date as publication,
  e.register,
  coalesce(e.district_name, e.neighbourhood_name, 'not known') as district,
  case
    when e.licensed_places is null then 'not told'
    when e.licensed_places <= 2 then '1 to 2'
    when e.licensed_places <= 4 then '3 to 4'
    when e.licensed_places <= 6 then '5 to 6'
    else '7 and more'
  end as places,
  count(*) as units
from licence_register_load as r
join licence_register_entry as e on e.load_id = r.load_id and e.register = r.register
group by 1, 2, 3, 4
