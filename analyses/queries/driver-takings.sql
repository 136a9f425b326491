/*
title: What drivers get, from the lowest to the highest
question: What do drivers get for an hour with a passenger, and how unequal is it?
claims: [H24, H26]
reads: [load, trip_driver_total]
portable: [sqlite]
parameters:
  - {name: least, type: integer, default: 20, meaning: the fewest trips of a driver}
columns:
  file: the file of trips
  drivers: licences with at least so many trips [licence]
  trips_median: trips of a driver, median [trip]
  pay_minor_per_hour_p10: a tenth get less for an hour with a passenger [minor units of currency]
  pay_minor_per_hour_median: half get less [minor units of currency]
  pay_minor_per_hour_p90: nine tenths get less [minor units of currency]
  currency: of the amounts
caveats:
  - Hours with a passenger only; waiting and driving empty are not in these sums, nor are the costs of the car.
  - A licence may drive for several platforms; only what was delivered is here.
*/
select
  l.file_name as file,
  count(*) as drivers,
  median(d.trips) as trips_median,
  round(quantile(3600.0 * d.driver_pay_minor / d.duration_s, 0.1), 0) as pay_minor_per_hour_p10,
  round(median(3600.0 * d.driver_pay_minor / d.duration_s), 0) as pay_minor_per_hour_median,
  round(quantile(3600.0 * d.driver_pay_minor / d.duration_s, 0.9), 0) as pay_minor_per_hour_p90,
  l.currency
from trip_driver_total as d
join load as l on l.load_id = d.load_id
where d.driver_licence <> '' and d.trips >= :least and d.duration_s > 0 and d.driver_pay_minor > 0
group by l.load_id, l.file_name, l.currency
order by l.load_id
