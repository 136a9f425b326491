select
  s.day as snapshot,
  coalesce(a.district_name, a.neighbourhood_name, 'not known') as district,
  case
    when f.nights_best <= 30 then 'to 30'
    when f.nights_best <= 60 then '31 to 60'
    when f.nights_best <= 90 then '61 to 90'
    when f.nights_best <= 180 then '91 to 180'
    else 'more than 180'
  end as nights,
  count(*) as units
from snapshot as s
join listing_snapshot as a on a.load_id = s.load_id
join full_time_use as f on f.subject_id = a.platform || ':' || a.listing_id
where f.definition = 'year-round'
group by 1, 2, 3
