with found as (
  select distinct platform, listing_id
  from finding
  where run_id = :run and level in ('breach', 'likely breach') and listing_id is not null
)
select l.platform, count(f.listing_id) as numerator, count(*) as denominator
from listing_snapshot as l
left join found as f on f.platform = l.platform and f.listing_id = l.listing_id
where l.load_id = :load
group by l.platform
