/*
title: Advertisements, snapshot by snapshot
question: How did the number of advertisements, entire homes and accounts change?
claims: [H11, H38]
reads: [listing_load, listing_snapshot]
portable: [sqlite, spark]
columns:
  snapshot_date: the day that the listings describe
  listings: advertisements [listing]
  entire_homes: of entire homes [listing]
  entire_percent: entire_homes of listings [per cent of listings]
  accounts: accounts [account]
  shows_licence: advertisements that show any text as a licence [listing]
  shows_percent: shows_licence of listings [per cent of listings]
  change: listings since the snapshot before [listing]
caveats:
  - Dumps of different layouts differ in what they hold; older summary files have no licence column.
  - A change between two dumps says nothing of its cause; see before-and-after.
*/
select
  l.snapshot_date,
  count(*) as listings,
  sum(case when s.room_type = 'entire_home' then 1 else 0 end) as entire_homes,
  round(100.0 * sum(case when s.room_type = 'entire_home' then 1 else 0 end) / count(*), 1)
    as entire_percent,
  count(distinct s.platform || ':' || s.host_id) as accounts,
  count(s.licence_text) as shows_licence,
  round(100.0 * count(s.licence_text) / count(*), 1) as shows_percent,
  count(*) - lag(count(*)) over (order by l.snapshot_date) as change
from listing_load as l
join listing_snapshot as s on s.load_id = l.load_id
group by l.snapshot_date
order by l.snapshot_date
