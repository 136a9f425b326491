with new as (
  select
    *,
    row_number() over (partition by rule_id order by level, finding_id) as place
  from current_finding
  where change = 'new' and reason is not null and level <> 'data quality'
)
select
  finding_id,
  level,
  rule_title,
  subject_id,
  sentence,
  reason,
  finding_id as evidence
from new
where place <= case level when 'signal' then 2 else 8 end
order by
  case level when 'breach' then 0 when 'likely breach' then 1 else 2 end,
  rule_id,
  finding_id
