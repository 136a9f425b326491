select
  l.file_name,
  r.scope,
  coalesce(r.field, '') as field,
  r.reason,
  count(*) as rejects,
  'load ' || r.load_id as evidence
from reject as r
join load as l on l.load_id = r.load_id
group by r.load_id, l.file_name, r.scope, r.field, r.code, r.reason
order by count(*) desc, l.file_name, r.field
