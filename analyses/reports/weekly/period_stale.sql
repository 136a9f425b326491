select week, snapshot_date
from report_period
where has_new_snapshot = 0
