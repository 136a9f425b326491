select
  case
    when trips < 50 then 'fewer than 50'
    when trips < 100 then '50 to 99'
    when trips < 200 then '100 to 199'
    when trips < 400 then '200 to 399'
    else '400 and more'
  end as trips_of_driver,
  count(*) as drivers,
  sum(trips) as trips
from trip_driver_total
group by 1
order by min(trips)
