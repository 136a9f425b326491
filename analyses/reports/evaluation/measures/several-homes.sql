select platform, sum(homes >= 2) as numerator, count(*) as denominator
from (
  select platform, host_id, sum(room_type = 'entire_home') as homes
  from listing_snapshot
  where load_id = :load
  group by platform, host_id)
group by platform
