select 'now' as period, l.file_name, l.snapshot_date, l.file_sha256
from evaluation_period as p
join load as l on l.load_id = p.load_id
union all
select 'before', l.file_name, l.snapshot_date, l.file_sha256
from evaluation_period as p
join load as l on l.load_id = p.before_load_id
