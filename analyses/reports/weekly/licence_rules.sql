select
  r.title,
  r.level,
  sum(c.run_id = p.run_id) as findings,
  sum(c.kind = 'new') as new,
  sum(c.kind = 'gone') as gone,
  'rule ' || r.rule_id as evidence
from (
  select rule_id, run_id, kind from finding_change
  union all
  select f.rule_id, f.run_id, ''
  from finding as f
  join report_period as p on p.run_id = f.run_id and p.previous_run_id is null
) as c
join rule_card as r on r.rule_id = c.rule_id
cross join report_period as p
where r.topic = 'licences'
group by r.rule_id, r.title, r.level
order by
  case r.level when 'breach' then 0 when 'likely breach' then 1 when 'signal' then 2 else 3 end,
  3 desc,
  r.rule_id
