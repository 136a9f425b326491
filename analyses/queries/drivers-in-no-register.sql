/*
title: Trips of drivers whom no register holds
question: How many trips were driven with a licence that no publication of the register holds?
claims: [H21]
reads: [driver_register_entry, load, trip_driver_total]
portable: [sqlite]
columns:
  file: the file of trips
  drivers: licences that drove [licence]
  unknown_drivers: those that stand in no publication of any register of drivers [licence]
  unknown_percent: of drivers [per cent of licences]
  trips: trips that tell a licence [trip]
  trips_of_unknown: those of such drivers [trip]
  trips_percent: trips_of_unknown of trips [per cent of trips]
caveats:
  - Licences are compared as written, in capitals; a file that writes them otherwise finds nobody.
  - Registration at the moment of the trip is 'veedor trips'; this table only asks whether a licence was ever published.
*/
with known as (
  select distinct upper(trim(licence_number)) as licence from driver_register_entry
)
select
  l.file_name as file,
  count(*) as drivers,
  sum(case when k.licence is null then 1 else 0 end) as unknown_drivers,
  round(100.0 * sum(case when k.licence is null then 1 else 0 end) / count(*), 2)
    as unknown_percent,
  sum(d.trips) as trips,
  sum(case when k.licence is null then d.trips else 0 end) as trips_of_unknown,
  round(100.0 * sum(case when k.licence is null then d.trips else 0 end) / sum(d.trips), 2)
    as trips_percent
from trip_driver_total as d
join load as l on l.load_id = d.load_id
left join known as k on k.licence = upper(trim(d.driver_licence))
where d.driver_licence <> '' and exists (select 1 from known)
group by l.load_id, l.file_name
order by l.load_id
