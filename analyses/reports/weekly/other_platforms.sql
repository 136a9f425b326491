with shown as (
  select 'now' as at, group_concat(platform, ', ') as platforms
  from (
    select distinct l.platform
    from listing_snapshot as l
    join snapshot as s on s.load_id = l.load_id
    order by l.platform
  )
  union all
  select 'before', group_concat(platform, ', ')
  from (
    select distinct l.platform
    from listing_snapshot as l
    join snapshot as s on s.previous_load_id = l.load_id
    order by l.platform
  )
)
select n.platforms as now, b.platforms as before
from shown as n
join shown as b on b.at = 'before' and b.platforms <> n.platforms
where n.at = 'now'
