with hour as (
  select
    substr(hour, 1, 10) as day,
    -- The Thursday of a week tells its year and its number.
    date(substr(hour, 1, 10), '-3 days', 'weekday 4') as thursday,
    cast(substr(hour, 12, 2) as integer) / 6 as quarter,
    case origin_zone when '' then 'not told' else origin_zone end as zone,
    trips
  from trip_zone_hour
)
select
  substr(day, 1, 7) as month,
  strftime('%Y', thursday) || '-W'
    || printf('%02d', (strftime('%j', thursday) - 1) / 7 + 1) as week,
  zone,
  printf('%02d to %02d', quarter * 6, quarter * 6 + 6) as hours,
  sum(trips) as units
from hour
group by 1, 2, 3, 4
