-- One row per cap and advertisement with a declared stay of too many guests.
select
  n.subject_id,
  n.declared_guests as observed,
  n.guest_limit as threshold,
  'declared' as grade,
  n.clause_confidence as confidence,
  n.cap || ' ' || n.period as period,
  n.declared_guests_evidence as evidence,
  n.declared_guests,
  n.guest_limit,
  n.first_night,
  n.last_night
from night_use as n
where n.subject_kind = 'listing'
  and n.declared_guests > n.guest_limit
  and n.declared_guests_evidence <> ''
