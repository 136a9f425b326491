/*
title: Rides asked for with a wheelchair
question: When a wheelchair-accessible ride is asked for, is it served?
claims: [H27]
reads: [load, trip]
portable: [sqlite]
columns:
  file: the file of trips
  trips: trips of files that tell it [trip]
  asked: trips for which an accessible vehicle was asked [trip]
  served: of asked, those in an accessible vehicle [trip]
  served_percent: served of asked [per cent of trips]
  served_from: lower end of the 95 % interval (Wilson) [per cent of trips]
  served_to: upper end [per cent of trips]
caveats:
  - Rides that were asked for and never came are no trips and are not here.
  - Trips that do not tell it are left out.
*/
with told as (
  select
    load_id,
    count(*) as trips,
    sum(is_wheelchair_requested) as asked,
    sum(case when is_wheelchair_requested = 1 and is_wheelchair_served = 1 then 1 else 0 end)
      as served
  from trip
  where is_wheelchair_requested is not null
  group by load_id
)
select
  l.file_name as file,
  t.trips,
  t.asked,
  t.served,
  round(100.0 * t.served / nullif(t.asked, 0), 1) as served_percent,
  round(100.0 * wilson_low(t.served, t.asked), 1) as served_from,
  round(100.0 * wilson_high(t.served, t.asked), 1) as served_to
from told as t
join load as l on l.load_id = t.load_id
order by t.load_id
