select district, advertisements, with_finding, events, expected, deviation
from complaint_district
order by deviation desc, district
