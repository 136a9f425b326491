select
  r.title,
  sum(c.kind = 'still there') as still_there,
  sum(c.kind = 'new') as new,
  sum(c.kind = 'gone') as gone,
  printf('%,d now', sum(c.kind in ('still there', 'new'))) as bar_note,
  'rule ' || c.rule_id as evidence
from finding_change as c
join rule_card as r on r.rule_id = c.rule_id
where r.topic <> 'delivery'
group by c.rule_id, r.title
order by count(*) desc, c.rule_id
limit 14
