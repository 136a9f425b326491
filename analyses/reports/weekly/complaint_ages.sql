select age, sum(state = 'open') as open, sum(state = 'answered') as answered
from complaint_report
group by age_place, age
having sum(is_open) > 0
order by age_place
