select subject_id, rooms, round(spread_m) as spread_m, dwellings_at_least
from ghost_hostel
order by rooms desc, subject_id
