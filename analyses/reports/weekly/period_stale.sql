select week, snapshot_date
from report_period
where has_new_snapshot = 0
  and exists (
    select 1 from load as l join snapshot as s on s.load_id = l.load_id where l.kind = 'listing'
  )
