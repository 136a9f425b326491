/*
title: The way of sessions with and without passengers, by operator and month
question: How far do cars drive empty while they are at an operator's disposal?
claims: [H22]
reads: [session]
portable: [sqlite]
columns:
  month: of the session's end, local clock
  operator: as the file tells it; empty where it does not
  sessions: sessions handed over [session]
  telling_both: of these, sessions that tell the whole way and that with passengers [session]
  drivers: different licences [driver]
  session_hours: time at the operator's disposal, drivers' overlapping sessions twice [hour]
  km: of the sessions that tell both [km]
  p3_km: with a passenger [km]
  p3_percent: of the way [per cent of km]
caveats:
  - P1 and P2 stand apart in 'veedor utilisation', by distance where sessions tell them so.
  - A session that was handed over twice counts twice here.
*/
with told as (
  select
    substr(ended_at, 1, 7) as month,
    coalesce(operator, '') as operator,
    driver_licence,
    strftime('%s', ended_at) - strftime('%s', started_at) as seconds,
    coalesce(distance_m, free_distance_m + approach_distance_m + occupied_distance_m) as way_m,
    occupied_distance_m
  from session
)
select
  month,
  operator,
  count(*) as sessions,
  count(case when way_m is not null then occupied_distance_m end) as telling_both,
  count(distinct driver_licence) as drivers,
  round(sum(seconds) / 3600.0, 1) as session_hours,
  round(sum(case when occupied_distance_m is not null then way_m end) / 1000.0, 1) as km,
  round(sum(case when way_m is not null then occupied_distance_m end) / 1000.0, 1) as p3_km,
  round(
    100.0 * sum(case when way_m is not null then occupied_distance_m end)
    / nullif(sum(case when occupied_distance_m is not null then way_m end), 0),
    1
  ) as p3_percent
from told
group by month, operator
order by month, operator
