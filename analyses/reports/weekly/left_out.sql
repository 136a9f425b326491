select
  group_concat(platform || ' (' || file_name || ')', ', ') as files,
  sum(listings) as listings,
  'load ' || group_concat(load_id, ', ') as evidence
from (select * from listing_left_out order by platform, load_id)
having count(*) > 0
