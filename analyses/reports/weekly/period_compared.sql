select week, snapshot_date, policy_from, previous_date, days_between
from report_period
where previous_run_id is not null
  and exists (
    select 1 from load as l join snapshot as s on s.load_id = l.load_id where l.kind = 'listing'
  )
