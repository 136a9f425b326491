select
  cap,
  maximum_nights,
  verdict,
  count(*) as subjects,
  sum(still_bookable > 0) as bookable
from night_use
group by cap, maximum_nights, verdict
order by
  cap,
  maximum_nights,
  case verdict when 'over' then 0 when 'near' then 1 when 'under' then 2 else 3 end
