-- One row per definition and entire home that is let full time by it.
select
  u.subject_id,
  u.nights_best as observed,
  u.needed_nights as threshold,
  u.nights_from as lower,
  u.nights_to as upper,
  u.grade,
  u.definition as period,
  u.evidence,
  u.definition,
  u.nights_from,
  u.nights_best,
  u.nights_to,
  u.needed_nights,
  u.probability,
  u.first_night,
  u.last_night,
  u.coverage
from full_time_use as u
where u.verdict = 'full time'
