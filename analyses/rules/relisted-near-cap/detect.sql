-- One row per cap and advertisement that followed one that went near the cap.
select
  r.subject_id,
  r.nights_best as observed,
  r.maximum_nights as threshold,
  r.nights_from as lower,
  r.nights_to as upper,
  r.grade,
  r.clause_confidence as confidence,
  r.cap || ' ' || r.period as period,
  r.evidence,
  r.cap,
  r.earlier_listing,
  r.earlier_until,
  r.earlier_from,
  round(r.earlier_best) as earlier_best,
  r.earlier_to,
  r.first_seen,
  r.nights_from,
  round(r.nights_best) as nights_best,
  r.nights_to,
  r.maximum_nights,
  r.probability_over
from relisted_use as r
where r.earlier_is_near = 1
