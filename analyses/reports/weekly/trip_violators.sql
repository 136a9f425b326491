select
  f.finding_id,
  f.rule_title,
  f.subject_id,
  json_extract(f.facts, '$.month') as month,
  f.level,
  f.observed,
  'finding ' || f.finding_id as evidence
from current_finding as f
where f.topic = 'trips'
order by f.observed desc, f.finding_id
