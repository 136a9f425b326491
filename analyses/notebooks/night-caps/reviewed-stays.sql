select
  case
    when reviews_l365d is null then 'not told'
    when reviews_l365d = 0 then 'none'
    when reviews_l365d <= 5 then '1 to 5'
    when reviews_l365d <= 15 then '6 to 15'
    when reviews_l365d <= 30 then '16 to 30'
    else 'more than 30'
  end as reviews_of_a_year,
  case when room_type = 'entire_home' then 'entire homes' else 'rooms' end as kind,
  count(*) as listings
from listing_snapshot
where load_id = (select load_id from listing_load order by snapshot_date desc limit 1)
group by 1, 2
order by min(coalesce(reviews_l365d, -1)), kind
