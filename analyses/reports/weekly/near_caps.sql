select
  subject_id,
  nights_best,
  nights_from,
  nights_to
from night_use
where verdict = 'over' and nights_best is not null
order by nights_best - maximum_nights desc, subject_id
limit 12
