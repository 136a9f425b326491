/*
title: Fare per kilometre by hour of the day
question: At which hours is a kilometre dear, and how much more is paid then than at the cheapest?
claims: [H24, H25]
reads: [trip_zone_hour]
portable: [sqlite, spark]
columns:
  hour: of the day, local clock
  trips: trips [trip]
  fare_minor_per_km: fares over kilometres [minor units of currency per km]
  over_cheapest_percent: above the cheapest hour [per cent]
  driver_percent: drivers' pay of fares [per cent]
caveats:
  - Trips at different hours are different trips; this is not the multiplier of dynamic pricing, which 'veedor fares' estimates.
  - Means over what was delivered.
*/
with hour as (
  select
    cast(substr(hour, 12, 2) as integer) as hour,
    sum(trips) as trips,
    1000.0 * sum(fare_minor) / nullif(sum(distance_m), 0) as per_km,
    100.0 * sum(driver_pay_minor) / nullif(sum(fare_minor), 0) as driver_percent
  from trip_zone_hour
  group by cast(substr(hour, 12, 2) as integer)
)
select
  hour,
  trips,
  round(per_km, 1) as fare_minor_per_km,
  round(100.0 * (per_km / min(per_km) over () - 1), 1) as over_cheapest_percent,
  round(driver_percent, 1) as driver_percent
from hour
order by hour
