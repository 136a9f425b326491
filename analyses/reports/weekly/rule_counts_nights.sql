select
  f.rule_title as title,
  f.level,
  count(*) as findings,
  sum(f.change = 'new' and f.reason is not null) as new,
  'rule ' || f.rule_id as evidence
from current_finding as f
where f.topic in ('nights', 'guests', 'ghost-hostels')
group by f.rule_id, f.rule_title, f.level
order by count(*) desc, f.rule_id
