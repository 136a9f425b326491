select week, snapshot_date, policy_from, previous_date, days_between
from report_period
where previous_run_id is not null
