-- One row per cap and dwelling: a declared dwelling with more nights than the cap allows.
select
  n.subject_id,
  n.nights_best as observed,
  n.maximum_nights as threshold,
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
  n.coverage
from night_use as n
where n.subject_kind = 'dwelling' and n.verdict = 'over'
