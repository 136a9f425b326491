/*
title: Trips, fares and drivers' pay by operator and month
question: How many trips did each operator drive each month, what did they cost, and what did drivers get?
claims: [H23, H26, H28]
reads: [load, trip_operator_day]
portable: [sqlite, spark]
columns:
  month: of the pick-up, local clock
  operator: as the file tells it; else its dispatching base
  trips: trips delivered [trip]
  trips_percent: of all trips delivered in the month [per cent of trips]
  kilometres_per_trip: over trips that tell a distance or not [km]
  minutes_per_trip: over trips that tell a duration or not [minute]
  fare_minor_per_trip: fares over trips [minor units of currency]
  driver_pay_minor_per_trip: drivers' pay over trips [minor units of currency]
  currency: of the amounts
caveats:
  - Shares are of the trips that were delivered, not of all trips of the city; see delivery-gaps.
  - Sums are over trips that tell the amount; where an operator leaves amounts out, its means are too low.
*/
select
  substr(t.day, 1, 7) as month,
  case when t.operator <> '' then t.operator else t.dispatching_base end as operator,
  sum(t.trips) as trips,
  round(
    100.0 * sum(t.trips) / sum(sum(t.trips)) over (partition by substr(t.day, 1, 7)), 1
  ) as trips_percent,
  round(sum(t.distance_m) / 1000.0 / sum(t.trips), 2) as kilometres_per_trip,
  round(sum(t.duration_s) / 60.0 / sum(t.trips), 1) as minutes_per_trip,
  round(1.0 * sum(t.fare_minor) / sum(t.trips), 0) as fare_minor_per_trip,
  round(1.0 * sum(t.driver_pay_minor) / sum(t.trips), 0) as driver_pay_minor_per_trip,
  max(l.currency) as currency
from trip_operator_day as t
join load as l on l.load_id = t.load_id
group by
  substr(t.day, 1, 7),
  case when t.operator <> '' then t.operator else t.dispatching_base end
order by month, trips desc, operator
