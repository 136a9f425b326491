select group_concat(district, ', ') as districts
from (select district from complaint_district where is_over order by deviation desc, district)
having count(*) > 0
