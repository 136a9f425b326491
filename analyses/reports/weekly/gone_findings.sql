with gone as (
  select
    c.finding_id,
    c.rule_id,
    c.reason,
    f.level,
    f.subject_id,
    r.title as rule_title,
    row_number() over (partition by c.rule_id order by f.level, c.finding_id) as place
  from finding_change as c
  join finding as f on f.run_id = c.run_id and f.finding_id = c.finding_id
  join rule_card as r on r.rule_id = c.rule_id
  where c.kind = 'gone' and f.level <> 'data quality'
)
select
  finding_id,
  level,
  rule_title,
  subject_id,
  reason,
  finding_id as evidence
from gone
where place <= case level when 'signal' then 2 else 4 end
order by
  case level when 'breach' then 0 when 'likely breach' then 1 else 2 end,
  rule_id,
  finding_id
