with holding as (
  select
    u.subject_id,
    case
      when p.dwellings_at_least <= 1 then '1'
      when p.dwellings_at_least = 2 then '2'
      when p.dwellings_at_least <= 4 then '3 to 4'
      when p.dwellings_at_least <= 9 then '5 to 9'
      else '10 and more'
    end as holder
  from dwelling_unit as u
  join operator_portfolio as p on p.subject_id = u.operator_id
  where u.is_current = 1
)
select
  s.day as snapshot,
  coalesce(a.district_name, a.neighbourhood_name, 'not known') as district,
  coalesce(replace(a.room_type, '_', ' '), 'not known') as kind,
  coalesce(l.first_state, 'not judged') as licence,
  coalesce(min(h.holder), 'not known') as holder,
  1 as units
from snapshot as s
join listing_snapshot as a on a.load_id = s.load_id
left join licence_state as l on l.subject_id = a.platform || ':' || a.listing_id
left join holding as h on h.subject_id = a.platform || ':' || a.listing_id
group by a.platform, a.listing_id
