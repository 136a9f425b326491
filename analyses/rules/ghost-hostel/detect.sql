-- One row per group of rooms that may be one dwelling.
select
  g.subject_id,
  g.rooms as observed,
  :hostel_rooms as threshold,
  'link' as grade,
  g.evidence,
  g.rooms,
  g.dwellings_at_least,
  round(g.spread_m) as spread_m,
  g.first_day,
  g.last_day,
  g.operator_id,
  g.listings
from ghost_hostel as g
where g.rooms >= :hostel_rooms
