/*
title: Trips and fares by a figure of the area of pick-up
question: Do areas of low income, high rents or many old people have fewer rides, or dearer ones?
claims: [H24, H25, H27]
reads: [area_figure, trip_zone, trip_zone_hour]
portable: [sqlite]
parameters:
  - {name: indicator, type: text, default: null, meaning: only this figure; all that areas of pick-up have where it is not given}
columns:
  figure: the figure of the area, its last one
  unit: of the figure
  quarter: of the areas in the order of the figure, the lowest first; 0 is trips whose zone has no figure
  figure_from: the lowest in the quarter
  figure_to: the highest
  areas: areas with pick-ups [area]
  trips: trips from there; empty below ten [trip]
  trips_percent: of all trips [per cent of trips]
  fare_minor_per_km: fares over kilometres [minor units of currency per km]
  minutes_per_trip: mean time of a trip [minute]
caveats:
  - An area's residents are not its riders; a difference between areas is none between people.
  - A zone is counted with the one area that the file of zones names for it.
  - Not like for like; 'veedor fares' compares trips of one length and hour, 'veedor claim' weighs areas by residents.
*/
with zone as (
  select zone_code, max(area_code) as area_code
  from trip_zone
  where area_code is not null
  group by zone_code
),
figure as (
  select indicator, unit, code, value
  from (
    select
      indicator,
      unit,
      coalesce(section_code, neighbourhood_code, district_code) as code,
      value,
      row_number() over (
        partition by indicator, coalesce(section_code, neighbourhood_code, district_code)
        order by period_end desc, load_id desc, unit
      ) as place
    from area_figure
    where value is not null
      and (category is null or category in ('total', 'all'))
      and (:indicator is null or indicator = :indicator)
  )
  where place = 1 and code is not null
),
origin as (
  select
    z.area_code,
    sum(t.trips) as trips,
    sum(t.fare_minor) as fare_minor,
    sum(t.distance_m) as distance_m,
    sum(t.duration_s) as duration_s
  from trip_zone_hour as t
  left join zone as z on z.zone_code = t.origin_zone
  group by z.area_code
),
ranked as (
  select
    f.indicator,
    f.unit,
    f.code,
    f.value,
    ntile(4) over (partition by f.indicator order by f.value, f.code) as quarter
  from figure as f
  where f.code in (select area_code from origin)
),
whole as (
  select sum(trips) as trips from origin
),
grouped as (
  select
    r.indicator,
    r.unit,
    r.quarter,
    min(r.value) as figure_from,
    max(r.value) as figure_to,
    count(*) as areas,
    sum(o.trips) as trips,
    sum(o.fare_minor) as fare_minor,
    sum(o.distance_m) as distance_m,
    sum(o.duration_s) as duration_s
  from ranked as r
  join origin as o on o.area_code = r.code
  group by r.indicator, r.unit, r.quarter
  union all
  select
    i.indicator,
    i.unit,
    0,
    null,
    null,
    0,
    sum(o.trips),
    sum(o.fare_minor),
    sum(o.distance_m),
    sum(o.duration_s)
  from (select distinct indicator, unit from ranked) as i
  join origin as o
    on o.area_code is null
    or o.area_code not in (select code from ranked where indicator = i.indicator)
  group by i.indicator, i.unit
)
select
  g.indicator as figure,
  g.unit,
  g.quarter,
  g.figure_from,
  g.figure_to,
  g.areas,
  case when g.trips >= 10 then g.trips end as trips,
  case when g.trips >= 10 then round(100.0 * g.trips / w.trips, 2) end as trips_percent,
  case when g.trips >= 10 then round(1000.0 * g.fare_minor / nullif(g.distance_m, 0), 1) end
    as fare_minor_per_km,
  case when g.trips >= 10 then round(g.duration_s / 60.0 / g.trips, 1) end as minutes_per_trip
from grouped as g
cross join whole as w
order by g.indicator, g.unit, g.quarter
