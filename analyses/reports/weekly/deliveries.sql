select
  l.file_name,
  l.kind,
  coalesce(
    substr(l.snapshot_date, 1, case l.snapshot_precision when 'month' then 7 else 10 end), 'periods in the rows'
  ) as snapshot_date,
  l.rows_loaded,
  l.rows_rejected,
  l.fields_rejected,
  substr(l.file_sha256, 1, 12) as sha,
  'load ' || l.load_id as evidence
from load as l
cross join snapshot as s
where l.snapshot_date is null
  or l.kind = 'licence-register'
  or l.snapshot_date in (s.day, s.previous_day)
order by l.kind, l.snapshot_date, l.load_id
