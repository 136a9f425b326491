with notified as (
  select distinct l.value as listing
  from case_entry as e
  join case_entry as o on o.case_id = e.case_id and o.act = 'open'
  join json_each(
    '["' || replace(json_extract(o.details, '$.listings'), ' ', '","') || '"]') as l
  join load as d on d.load_id = :load
  where e.act = 'notify' and e.day between :first and :last and e.day < d.snapshot_date
    and l.value <> ''
)
select
  substr(listing, 1, instr(listing, ':') - 1) as platform,
  sum(exists (
    select 1
    from listing_snapshot as s
    where s.load_id = :load
      and s.platform = substr(listing, 1, instr(listing, ':') - 1)
      and s.listing_id = substr(listing, instr(listing, ':') + 1)
  )) as numerator,
  count(*) as denominator
from notified
group by 1
