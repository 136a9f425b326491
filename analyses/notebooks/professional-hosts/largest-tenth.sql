with account as (
  select
    platform,
    host_id,
    count(*) as advertisements,
    sum(coalesce(reviews_l365d, 0)) as reviews
  from listing_snapshot
  where load_id = (select load_id from listing_load order by snapshot_date desc limit 1)
  group by platform, host_id
),
placed as (
  select
    advertisements,
    reviews,
    ntile(10) over (order by advertisements desc, reviews desc) as tenth
  from account
)
select
  case when tenth = 1 then 'largest tenth' else 'all others' end as accounts_are,
  count(*) as accounts,
  sum(advertisements) as advertisements,
  sum(reviews) as reviews_of_a_year
from placed
group by 1
order by 1 desc
