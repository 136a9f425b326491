select week, snapshot_date, policy_from
from report_period
where previous_run_id is null
