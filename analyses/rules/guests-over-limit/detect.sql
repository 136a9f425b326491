-- One row per advertisement that takes more guests than the law allows.
select
  n.subject_id,
  n.guests as observed,
  n.guest_limit as threshold,
  'advertisement' as grade,
  n.clause_confidence as confidence,
  n.cap as period,
  n.evidence,
  n.guests,
  n.guest_limit,
  n.room_type
from night_use as n
where n.subject_kind = 'listing' and n.guests > n.guest_limit
