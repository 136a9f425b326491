/*
title: Fare per kilometre and the drivers’ part, month by month
question: How did fares and the drivers’ part of them change?
claims: [H23, H24, H26]
reads: [load, trip_operator_day]
portable: [sqlite, spark]
columns:
  month: of the pick-up, local clock
  operator: as the file tells it; else its dispatching base
  trips: trips delivered [trip]
  fare_minor_per_km: fares over kilometres [minor units of currency per km]
  fare_minor_per_minute: fares over minutes [minor units of currency per minute]
  driver_percent: drivers' pay of fares [per cent]
  currency: of the amounts
caveats:
  - Means over what was delivered, not like for like; 'veedor fares' compares trips of one length and hour.
  - Trips that leave an amount or a distance out pull the figures.
*/
select
  substr(t.day, 1, 7) as month,
  case when t.operator <> '' then t.operator else t.dispatching_base end as operator,
  sum(t.trips) as trips,
  round(1000.0 * sum(t.fare_minor) / nullif(sum(t.distance_m), 0), 1) as fare_minor_per_km,
  round(60.0 * sum(t.fare_minor) / nullif(sum(t.duration_s), 0), 1) as fare_minor_per_minute,
  round(100.0 * sum(t.driver_pay_minor) / nullif(sum(t.fare_minor), 0), 1) as driver_percent,
  max(l.currency) as currency
from trip_operator_day as t
join load as l on l.load_id = t.load_id
group by
  substr(t.day, 1, 7),
  case when t.operator <> '' then t.operator else t.dispatching_base end
order by month, trips desc, operator
