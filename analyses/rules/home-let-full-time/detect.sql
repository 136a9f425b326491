-- One row per entire home that is let at least so many nights a year.
select
  u.subject_id,
  u.nights_best as observed,
  :full_time_nights as threshold,
  u.nights_from as lower,
  u.nights_to as upper,
  u.grade,
  u.evidence,
  u.nights_from,
  u.nights_best,
  u.nights_to,
  u.first_night,
  u.last_night,
  u.coverage,
  :full_time_nights as full_time_nights
from full_time_use as u
where u.nights_from >= :full_time_nights
