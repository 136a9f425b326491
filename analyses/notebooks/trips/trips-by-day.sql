select
  t.day,
  l.file_name as file,
  sum(t.trips) as trips,
  round(sum(t.distance_m) / 1000.0 / sum(t.trips), 2) as kilometres_per_trip
from trip_operator_day as t
join load as l on l.load_id = t.load_id
group by t.day, l.load_id, l.file_name
order by t.day, l.load_id
