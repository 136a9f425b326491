with advertisement as (
  select
    coalesce(l.district_name, l.neighbourhood_name, 'not known') as district,
    l.platform,
    l.listing_id
  from listing_snapshot as l
  join snapshot as s on s.load_id = l.load_id
),
found as (
  select platform, listing_id, count(*) as findings
  from current_finding
  where level <> 'data quality' and listing_id is not null
  group by platform, listing_id
)
select
  a.district,
  count(*) as listings,
  count(f.listing_id) as with_finding,
  1.0 * count(f.listing_id) / count(*) as share,
  1000.0 * sum(f.findings) / nullif(max(i.dwellings), 0) as per_thousand
from advertisement as a
left join found as f on f.platform = a.platform and f.listing_id = a.listing_id
left join area_indicator as i on i.level = 'district' and i.area = a.district
group by a.district
order by share desc, a.district
