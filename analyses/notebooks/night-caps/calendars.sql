select
  l.snapshot_date as day,
  count(distinct c.listing_id) as calendars,
  sum(c.nights) as nights,
  min(c.first_night) as first_night
from calendar_listing as c
join load as l on l.load_id = c.load_id
group by 1
order by 1
