select title, level, findings, new, evidence
from rule_count
where topic = 'trips'
order by
  case level when 'breach' then 0 when 'likely breach' then 1 when 'signal' then 2 else 3 end,
  findings desc,
  rule_id
