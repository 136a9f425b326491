/*
title: The busiest zones of pick-up
question: Where do most trips begin, and which part of all trips is that?
claims: [H26]
reads: [trip]
portable: [sqlite, spark]
parameters:
  - {name: rows, type: integer, default: 20, meaning: so many zones at most}
columns:
  place: among the zones, the one with most trips first
  zone: of the pick-up, by the city's code
  trips: trips that count [trip]
  trips_percent: of all trips [per cent of trips]
  fare_minor_per_trip: over trips that tell a fare [minor units of currency]
caveats:
  - Of the trips that were delivered; zones are of unlike size.
*/
with zone as (
  select
    coalesce(origin_zone, '(not told)') as zone,
    count(*) as trips,
    sum(fare_minor) as fare_minor,
    count(fare_minor) as fares
  from trip
  group by coalesce(origin_zone, '(not told)')
),
placed as (
  select
    row_number() over (order by trips desc, zone) as place,
    zone,
    trips,
    round(100.0 * trips / sum(trips) over (), 2) as trips_percent,
    round(1.0 * fare_minor / fares, 0) as fare_minor_per_trip
  from zone
)
select place, zone, trips, trips_percent, fare_minor_per_trip
from placed
where place <= :rows
order by place
