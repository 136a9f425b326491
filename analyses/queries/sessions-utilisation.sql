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
  - P1 and P2 are not told apart by distance; by time 'veedor utilisation' tells them.
  - A session that was handed over twice counts twice here.
*/
select
  substr(s.ended_at, 1, 7) as month,
  coalesce(s.operator, '') as operator,
  count(*) as sessions,
  count(case when s.distance_m is not null then s.occupied_distance_m end) as telling_both,
  count(distinct s.driver_licence) as drivers,
  round(
    sum(
      strftime('%s', s.ended_at) - strftime('%s', s.started_at)
    ) / 3600.0,
    1
  ) as session_hours,
  round(sum(case when s.occupied_distance_m is not null then s.distance_m end) / 1000.0, 1) as km,
  round(sum(case when s.distance_m is not null then s.occupied_distance_m end) / 1000.0, 1)
    as p3_km,
  round(
    100.0 * sum(case when s.distance_m is not null then s.occupied_distance_m end)
    / nullif(sum(case when s.occupied_distance_m is not null then s.distance_m end), 0),
    1
  ) as p3_percent
from session as s
group by substr(s.ended_at, 1, 7), coalesce(s.operator, '')
order by month, operator
