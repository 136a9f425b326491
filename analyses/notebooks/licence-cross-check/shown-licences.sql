select
  d.snapshot_date as day,
  case
    when a.licence_text is null or trim(a.licence_text) = '' then 'nothing'
    when lower(a.licence_text) like '%exempt%' then 'exemption claimed'
    else 'a text'
  end as shown,
  count(*) as listings
from listing_load as d
join listing_snapshot as a on a.load_id = d.load_id
group by 1, 2
order by 1, 2
