/*
title: Before and after a day, such as that of a rule
question: What did the advertisements look like before a rule, and what after it?
claims: [H11, H38]
reads: [listing_load, listing_snapshot]
portable: [sqlite]
parameters:
  - {name: day, type: date, meaning: the day; none is that of the last snapshot}
columns:
  room_type: kind of advertisement
  before_date: the last snapshot before the day
  after_date: the first snapshot at or after it
  before: advertisements before [listing]
  after: advertisements after [listing]
  change_percent: after against before [per cent]
  licence_before_percent: of those before that show any licence text [per cent of listings]
  licence_after_percent: of those after [per cent of listings]
  median_night_before_minor: median price of a night before [minor units of currency]
  median_night_after_minor: the same after [minor units of currency]
caveats:
  - Two snapshots are no trend, and what came after a rule did not come of it; without a comparison no cause can be told.
  - Layouts differ; a column that the earlier file does not have gives 0 per cent or nothing.
*/
with edge as (
  select
    (select max(snapshot_date) from listing_load where snapshot_date < d.day) as before_date,
    (select min(snapshot_date) from listing_load where snapshot_date >= d.day) as after_date
  from (select coalesce(:day, (select max(snapshot_date) from listing_load)) as day) as d
),
side as (
  select e.before_date, e.after_date, 'before' as part, l.load_id
  from edge as e
  join listing_load as l on l.snapshot_date = e.before_date
  where e.after_date is not null
  union all
  select e.before_date, e.after_date, 'after', l.load_id
  from edge as e
  join listing_load as l on l.snapshot_date = e.after_date
  where e.before_date is not null
)
select
  s.room_type,
  e.before_date,
  e.after_date,
  count(*) filter (where e.part = 'before') as before,
  count(*) filter (where e.part = 'after') as after,
  round(
    100.0 * (count(*) filter (where e.part = 'after') - count(*) filter (where e.part = 'before'))
      / nullif(count(*) filter (where e.part = 'before'), 0), 1
  ) as change_percent,
  round(
    100.0 * count(s.licence_text) filter (where e.part = 'before')
      / nullif(count(*) filter (where e.part = 'before'), 0), 1
  ) as licence_before_percent,
  round(
    100.0 * count(s.licence_text) filter (where e.part = 'after')
      / nullif(count(*) filter (where e.part = 'after'), 0), 1
  ) as licence_after_percent,
  median(s.price_minor) filter (where e.part = 'before') as median_night_before_minor,
  median(s.price_minor) filter (where e.part = 'after') as median_night_after_minor
from side as e
join listing_snapshot as s on s.load_id = e.load_id
group by s.room_type, e.before_date, e.after_date
order by s.room_type
