select week, snapshot_date, policy_from
from report_period
where previous_run_id is null
  and not exists (
    select 1 from load as l join snapshot as s on s.load_id = l.load_id where l.kind = 'listing'
  )
