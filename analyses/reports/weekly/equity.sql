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
),
visited as (
  -- The last snapshot that shows an advertisement says where it is: it may be gone by now.
  select
    (
      select coalesce(l.district_name, l.neighbourhood_name)
      from listing_snapshot as l
      join listing_load as d on d.load_id = l.load_id
      where l.platform = v.platform and l.listing_id = v.listing_id
      order by d.snapshot_date desc
      limit 1
    ) as district,
    v.case_id,
    v.is_judged,
    v.is_confirmed
  from case_visit as v
),
visits as (
  select
    coalesce(district, 'not known') as district,
    count(distinct case_id) as visited,
    count(distinct case when is_judged then case_id end) as judged,
    count(distinct case when is_confirmed then case_id end) as confirmed
  from visited
  group by 1
)
select
  a.district,
  count(*) as listings,
  count(f.listing_id) as with_finding,
  1.0 * count(f.listing_id) / count(*) as share,
  1000.0 * sum(f.findings) / nullif(max(i.dwellings), 0) as per_thousand,
  coalesce(max(v.visited), 0) as visited,
  coalesce(max(v.confirmed), 0) as confirmed,
  1.0 * max(v.confirmed) / nullif(max(v.judged), 0) as hits
from advertisement as a
left join found as f on f.platform = a.platform and f.listing_id = a.listing_id
left join area_indicator as i on i.level = 'district' and i.area = a.district
left join visits as v on v.district = a.district
group by a.district
order by share desc, a.district
