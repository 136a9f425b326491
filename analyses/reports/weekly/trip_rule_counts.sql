select
  f.rule_title as title,
  f.level,
  count(*) as findings,
  sum(f.change = 'new' and f.reason is not null) as new,
  'rule ' || f.rule_id as evidence
from current_finding as f
where f.topic = 'trips'
group by f.rule_id, f.rule_title, f.level
order by
  case f.level when 'breach' then 0 when 'likely breach' then 1 when 'signal' then 2 else 3 end,
  count(*) desc,
  f.rule_id
