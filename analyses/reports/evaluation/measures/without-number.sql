select platform, sum(licence_text is null) as numerator, count(*) as denominator
from listing_snapshot
where load_id = :load
group by platform
