select
  rule_title,
  level,
  count(*) as findings,
  case when topic = 'delivery' then min(sentence) else '' end as example,
  'rule ' || rule_id as evidence
from current_finding
where topic in ('duties', 'delivery')
group by rule_id, rule_title, level, topic
order by count(*) desc, rule_id
