with run as (
  select run_id, listings_load_id as load_id
  from finding_run
  order by run_id desc
  limit 1
),
found as (
  select distinct f.platform, f.listing_id
  from finding as f
  join run as r on r.run_id = f.run_id
  where f.level <> 'data quality' and f.listing_id is not null
)
select
  coalesce(a.district_name, a.neighbourhood_name, '(not told)') as district,
  count(*) as listings,
  count(f.listing_id) as with_finding,
  round(100.0 * count(f.listing_id) / count(*), 1) as percent
from run as r
join listing_snapshot as a on a.load_id = r.load_id
left join found as f on f.platform = a.platform and f.listing_id = a.listing_id
group by 1
order by listings desc, district
