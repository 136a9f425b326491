select
  i.role,
  l.file_name,
  coalesce(
    substr(l.snapshot_date, 1, case l.snapshot_precision when 'month' then 7 else 10 end), ''
  ) as snapshot_date,
  l.file_sha256,
  'load ' || l.load_id as evidence
from finding_run_input as i
join report_period as p on p.run_id = i.run_id
join load as l on l.load_id = i.load_id
order by i.role, l.snapshot_date, l.load_id
