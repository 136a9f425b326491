select
  d.subject_id as file_name,
  coalesce(d.begins || ' to ' || d.ends, 'no day told') as period,
  d.observed as trips,
  d.usual as rejected,
  d.verdict,
  'load ' || d.evidence as evidence
from trip_delivery as d
where d.kind = 'file'
order by d.subject_id, d.evidence
