select platform, count(*) as numerator, null as denominator
from listing_snapshot
where load_id = :load
group by platform
