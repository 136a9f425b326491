select
  l.platform,
  count(*) as listings,
  count(distinct l.host_id) as accounts,
  avg(l.latitude is not null) as with_point,
  avg(l.licence_text is not null) as with_licence,
  'load ' || l.load_id as evidence
from listing_snapshot as l
join snapshot as s on s.load_id = l.load_id
group by l.platform, l.load_id
order by l.platform
