with before as (
  select max(snapshot_date) as day
  from listing_load
  where snapshot_date < :first
)
select
  s.platform,
  sum(not exists (
    select 1
    from listing_snapshot as e
    join listing_load as v on v.load_id = e.load_id
    where v.snapshot_date = before.day and e.platform = s.platform and e.listing_id = s.listing_id
  )) as numerator,
  count(*) as denominator
from listing_snapshot as s
cross join before
where s.load_id = :load and before.day is not null
group by s.platform
