with rent as (
  select
    district_name as district,
    round(avg(case when period_start >= last.year || '-01-01' then value end) / 100.0, 0) as rent_last_year
  from area_figure
  cross join (
    select substr(max(period_start), 1, 4) as year
    from area_figure
    where indicator = 'average_monthly_rent' and value is not null
  ) as last
  where indicator = 'average_monthly_rent' and area_level = 'neighbourhood'
  group by 1
),
let as (
  select
    district_name as district,
    count(*) as listings,
    sum(case when room_type = 'entire_home' then 1 else 0 end) as entire_homes
  from listing_snapshot
  where load_id = (select load_id from listing_load order by snapshot_date desc limit 1)
  group by 1
)
select l.district, l.listings, l.entire_homes, r.rent_last_year
from let as l
join rent as r on r.district = l.district
order by l.entire_homes desc, l.district
