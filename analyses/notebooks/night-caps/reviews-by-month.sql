with month as (
  select
    substr(reviewed_on, 1, 7) as month,
    count(*) as reviews,
    count(distinct listing_id) as listings
  from review
  where load_id = (
      select load_id from load where kind = 'review' order by snapshot_date desc, load_id desc limit 1
    )
    and substr(reviewed_on, 1, 7) < (
      select max(substr(snapshot_date, 1, 7)) from load where kind = 'review'
    )
  group by 1
  order by 1 desc
  limit 24
)
select month, reviews, listings
from month
order by month
