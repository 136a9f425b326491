with account as (
  select
    a.platform,
    a.host_id,
    count(*) as advertisements,
    sum(case when a.room_type = 'entire_home' then 1 else 0 end) as entire_homes
  from listing_snapshot as a
  where a.load_id = (
    select load_id from listing_load order by snapshot_date desc limit 1
  )
  group by a.platform, a.host_id
)
select
  case
    when advertisements = 1 then '1'
    when advertisements = 2 then '2'
    when advertisements <= 4 then '3 to 4'
    when advertisements <= 9 then '5 to 9'
    else '10 and more'
  end as advertisements_of_account,
  count(*) as accounts,
  sum(advertisements) as advertisements,
  sum(entire_homes) as entire_homes,
  round(100.0 * sum(advertisements) / sum(sum(advertisements)) over (), 1) as percent_of_advertisements
from account
group by 1
order by min(advertisements)
