select
  level,
  sum(change = 'still there') as still_there,
  sum(change = 'new') as new
from current_finding
group by level
order by case level
  when 'breach' then 0
  when 'likely breach' then 1
  when 'signal' then 2
  else 3
end
