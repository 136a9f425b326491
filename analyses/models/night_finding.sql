create temp view night_finding as
  -- One row per row of night_use, as a finding about a cap tells of it.
  select
    n.subject_id,
    n.nights_best as observed,
    n.maximum_nights as threshold,
    n.nights_from as lower,
    n.nights_to as upper,
    n.grade,
    n.clause_confidence as confidence,
    n.cap || ' ' || n.period as period,
    n.evidence,
    n.subject_kind,
    n.verdict,
    n.cap,
    n.nights_from,
    n.nights_best,
    n.nights_to,
    n.maximum_nights,
    n.first_night,
    n.last_night,
    n.basis,
    n.coverage,
    n.listings,
    n.still_bookable
  from night_use as n;
