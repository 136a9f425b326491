select
  substr(hour, 12, 2) as hour,
  sum(trips) as trips,
  round(1.0 * sum(duration_s) / sum(trips) / 60.0, 1) as minutes_per_trip
from trip_zone_hour
group by 1
order by 1
