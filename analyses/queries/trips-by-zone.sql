/*
title: Trips and fares by zone of the pick-up
question: Which zones are served, at how many hours, and what does a kilometre cost there?
claims: [H25, H27, H28]
reads: [trip_zone_hour]
portable: [sqlite]
columns:
  zone: of the pick-up, by the city's code; empty where the file does not tell it
  trips: trips [trip]
  trips_percent: of all [per cent of trips]
  hours_served: hours of the period with at least one pick-up [hour]
  hours: hours between the first and the last pick-up of any zone [hour]
  fare_minor_per_km: fares over kilometres [minor units of currency per km]
  minutes_per_trip: mean time of a trip [minute]
caveats:
  - Where people live who could not afford or reach a ride is not in these data.
  - Zones differ in what lies between them; a dear kilometre may be a short trip.
*/
with span as (
  select
    cast(round((julianday(max(hour) || ':00') - julianday(min(hour) || ':00')) * 24) as integer) + 1
      as hours
  from trip_zone_hour
)
select
  z.origin_zone as zone,
  sum(z.trips) as trips,
  round(100.0 * sum(z.trips) / sum(sum(z.trips)) over (), 2) as trips_percent,
  count(distinct z.hour) as hours_served,
  (select hours from span) as hours,
  round(1000.0 * sum(z.fare_minor) / nullif(sum(z.distance_m), 0), 1) as fare_minor_per_km,
  round(sum(z.duration_s) / 60.0 / sum(z.trips), 1) as minutes_per_trip
from trip_zone_hour as z
group by z.origin_zone
order by trips desc, zone
