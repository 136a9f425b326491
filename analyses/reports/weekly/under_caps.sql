select
  subject_id,
  nights_best,
  nights_from,
  nights_to,
  maximum_nights,
  still_bookable,
  grade
from night_use
where verdict = 'near' and nights_best is not null
order by maximum_nights - nights_best, subject_id
