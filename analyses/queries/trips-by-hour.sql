/*
title: Trips by hour of the day
question: When are people driven, how far, and what does a trip cost at each hour?
claims: [H26]
reads: [trip]
portable: [sqlite, spark]
columns:
  hour: of the pick-up, local clock
  trips: trips that count [trip]
  kilometres_per_trip: over trips that tell a distance [km]
  minutes_per_trip: over trips that tell a duration [minute]
  fare_minor_per_trip: over trips that tell a fare [minor units of currency]
  longest_m: the longest distance told [m]
caveats:
  - Of the trips that were delivered; see delivery-gaps for days without any.
*/
select
  substr(picked_up_at, 12, 2) as hour,
  count(*) as trips,
  round(sum(distance_m) / 1000.0 / count(distance_m), 2) as kilometres_per_trip,
  round(sum(duration_s) / 60.0 / count(duration_s), 1) as minutes_per_trip,
  round(1.0 * sum(fare_minor) / count(fare_minor), 0) as fare_minor_per_trip,
  max(distance_m) as longest_m
from trip
group by substr(picked_up_at, 12, 2)
order by hour
