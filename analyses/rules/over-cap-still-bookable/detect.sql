-- One row per cap and listing: over the cap and still bookable.
select
  n.subject_id,
  n.still_bookable as observed,
  0 as threshold,
  n.nights_from as lower,
  n.nights_to as upper,
  n.grade as grade,
  n.clause_confidence as confidence,
  n.cap || ' ' || n.period as period,
  n.evidence,
  n.cap,
  n.nights_from,
  n.nights_best,
  n.nights_to,
  n.maximum_nights,
  n.first_night,
  n.last_night,
  n.basis,
  n.coverage,
  n.still_bookable
from night_use as n
where n.subject_kind = 'listing' and n.verdict = 'over' and n.still_bookable > 0
